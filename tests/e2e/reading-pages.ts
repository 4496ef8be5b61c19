/** A page of tests/pages/reading: what of it reaches the model, in this order, and what never does. */
export interface Expected {
  path: string;
  title: string;
  says: readonly string[];
  never?: readonly string[];
}

export const EVERYTHING: Expected = {
  path: '/everything.html',
  title: 'The handbook of the harbour',
  says: [
    '# The handbook of the harbour',
    '![The mole from the air]()\n\nThe picture above',
    'hour by hour.',
    'At six the wind turned to the west',
    'the second boat had lost its anchor',
    'At noon the gauge stood at 4.2 metres',
    'After the log stands the forecast',
    'From another origin: wind from the north-east',
    'After the forecast stands what the ferry company',
    '[Not read: a frame of localhost]',
    'Here end the frames',
    'Notice of the master, handed into the slot.',
    'From the open tree: read this',
    'The outer berth is closed',
    'From the closed tree: the key of the gate',
    'A tree that came with the page',
    'What stands in the light tree',
    '3. winds the clockwork;',
    '4. cleans the lens, which means',
    '   - the upper ring with a brush;',
    '5. lights the burner.',
    '> A lamp that is late is worse than a lamp that is out.\n>\n> Nobody trusts it again.',
    '| Berth | Price for a night |  |\n| --- | --- | --- |\n| Berth | summer | winter |\n| Outer | 31 crowns | 17 crowns |\n| Outer | 33 crowns with power | 19 crowns with power |',
    '| Inner \\| mole | closed until May |  |',
    '```python\ndef level(volts):\n    # metres above chart datum\n    return 0.42 * volts - 1.7\n```',
    '`--port /dev/ttyS0`',
    '$L = e^{-\\mu d}$',
    '$r = 2.08\\sqrt{h}$',
    '$$E = \\frac{I}{d^2}$$',
    '$x_{\\min} = 4$',
    'in the drawing of 1990 it was $y^{2}+\\frac{1}{z_{0}}$ without',
    '$a = b + \\tfrac{1}{2}$',
    '[Name of the boat: Seagull]',
    '[Length in metres: 9]',
    '[Berth: inner]',
    '[Note for the office: We come after dark.]',
    '[x]',
    'with power',
    'This came late: the ferry of the morning',
    'That is all that the handbook says',
  ],
  never: ['SECRET', 'NEVER-READ', 'KATEXHTML', 'MATHJAXTWO', 'Nothing was handed in'],
};

/** What it becomes without loading another page. */
export const SECOND: Expected = {
  path: '/second',
  title: 'The handbook of the lamp',
  says: ['On the second page of this application', 'a new one has to be brought', 'The lamp is put out at sunrise'],
};

export const OTHERS: readonly Expected[] = [
  {
    path: '/arabic.html',
    title: 'مصباح الميناء',
    says: ['كان المصباح يقف على برج', 'تجمّد الزيت مرّتين', '- العدسة من باريس', '- الساعة من جنيف (Geneva)', 'ثم جاءت الكهرباء'],
  },
  {
    path: '/japanese.html',
    title: '岬の灯台',
    says: ['灯台守は四時間ごとにぜんまいを巻いた。', '十一個の木箱', 'ソと表と能という字も正しく読める。'],
  },
  {
    path: '/russian.html',
    title: 'Маяк на мысе',
    says: ['Маяк стоял на гранитной башне', 'масло замёрзло дважды', 'перед посетителями.'],
  },
  {
    path: '/chinese.html',
    title: '海角的灯塔',
    says: ['守塔人每四个小时给机械上一次发条', '灯油两次结冰', '供参观的人观看。'],
  },
  {
    path: '/shop.html',
    title: 'Harbour lamp No. 4 – The chandler’s shop',
    says: [
      '# Harbour lamp No. 4',
      '€ 86.00',
      'Green',
      'Height 31 cm',
      'Reach 4 nautical miles',
      'the glass has never clouded',
      'a finger wider',
      '(In the page’s data, not shown on it: Harbour lamp No. 4)\n\nA lamp of brass and pressed glass',
      'in the mill of Ravnsund, & its lens turns on three wheels of agate.',
    ],
    never: ['Lamp oil, five litres', '© The chandler'],
  },
  {
    path: '/clobbered.html',
    title: 'A page that names its things badly',
    says: ['The fields of the form below', 'Inside the form stands a sentence', 'After the form stands another sentence'],
    never: ['HIDDEN', 'CLOBBERED'],
  },
];

/** An editor that draws what is written in it. */
export const DRAWN = {
  path: '/drawn.html',
  sentence: 'This page draws its text as a picture, which nothing can read.',
} as const;

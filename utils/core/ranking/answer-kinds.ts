/** What a question asks for, as far as its words tell, and what an answer to it holds; in the languages we test. */
interface AnswerKind {
  asks: RegExp;
  holds: RegExp;
}

const NUMBER =
  /\p{N}|[一二三四五六七八九十百千万两〇]|(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|once|twice|half|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\p{L}{0,16}(?:zig|hundert|tausend)|einmal|zweimal|dreimal|дв[аеу]\p{L}{0,9}|тр[иёе]\p{L}{0,2}|четыр\p{L}{1,9}|пят\p{L}{1,9}|шест\p{L}{1,2}|сем\p{L}{1,2}|восем\p{L}{1,9}|восьм\p{L}{1,9}|девят\p{L}{1,9}|десят\p{L}{1,9}|сорок\p{L}?|сот\p{L}{0,3}|сто|тысяч\p{L}{0,3}|deux|trois|quatre|cinq|sept|huit|neuf|dix|vingt|trente|cent|mille|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|cien|mil)(?!\p{L})/iu;

const KINDS: readonly AnswerKind[] = [
  {
    asks: /\bhow (?:many|much|often|long|far|old|tall|high|deep|wide|big|large|heavy|fast)\b|\bwie ?(?:viele?|oft|lange?|weit|alt|hoch|tief|breit|groß|schwer|schnell|stark)\b|сколько|насколько|как (?:часто|долго|далеко|глубоко|быстро)|\bcombien\b|\bcuánt[oa]s?\b|多少|几|幾|多[大长高远深宽重久快]|いくつ|いくら|何[人本枚個年日時分回度]|どのくらい|どれくらい/iu,
    holds: NUMBER,
  },
  {
    asks: /\btemperature|\btemperatur|температур|мороз|\btempérature|温度|气温|気温/iu,
    holds: /°|\bdegrees?\b|\bcelsius|\bfahrenheit|\bgrad\b|градус|\bdegrés|\bgrados|摄氏|℃|度/iu,
  },
  {
    asks: /\bweigh|\bheavy\b|\bgewicht|\bschwer\b|\bwiegt|весит|вес[аеу]?(?!\p{L})|\bpoids\b|\bpèse|\bpeso\b|重量|多重|重さ/iu,
    holds:
      /\p{N}\s*(?:kg|g|lb|t)\b|\b(?:kilo\p{L}{0,9}|grams?|pounds?|tons?|tonnes?|tonnen?|gramm|pfund)\b|килограмм|грамм|тонн|公斤|千克|吨|斤|キロ|トン/iu,
  },
  {
    asks: /\b(?:price|cost|costs|pay|paid|fee|expensive|cheap)\b|\b(?:preis|kostet|kosten|bezahl\p{L}{0,4}|zahlt?|gebühr|teuer)\b|стоит|стоимость|цена|цену|заплат|платят|\b(?:prix|coûte|payer)\b|\b(?:precio|cuesta|pagar)\b|价格|价钱|多少钱|费用|花费|料金|値段|いくら/iu,
    holds:
      /[$€£¥₽]|\b(?:euros?|dollars?|pounds?|cents?|pence|shillings?|francs|free)\b|\b(?:kostenlos|frei(?:er)?|gratis)\b|рубл|бесплатн|元|块钱|円|免费|無料/iu,
  },
  {
    asks: /\bwhen\b|\bwhat (?:time|year|day|date|month)\b|\bwhich (?:year|day|month)\b|(?<!\p{L})wann(?!\p{L})|\bwelche[mns]? (?:jahr|tag|monat|datum|uhrzeit)|(?<!\p{L})когда(?!\p{L})|в как(?:ом|ой|ие) (?:году|день|дни|месяц)|во сколько|\bquand\b|\bcuándo\b|什么时候|何时|哪年|哪一年|哪天|哪一天|几点|几月|いつ|何年|何月|何曜日/iu,
    holds:
      /\p{N}{4}|\p{N}{1,2}[:.]\p{N}{2}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|century|midnight|noon|o.clock)\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?\b|\b(?:januar|februar|märz|mai|juni|juli|oktober|dezember|uhr|mitternacht)\b|понедельник|вторник|сред[аеу]|четверг|пятниц|суббот|воскресень|январ|феврал|март|апрел|(?<!\p{L})ма[йя](?!\p{L})|июн|июл|август|сентябр|октябр|ноябр|декабр|году?(?!\p{L})|полдень|полночь|[年月日点時]|周[一二三四五六日]|星期/iu,
  },
  {
    asks: /\b(?:share|percentage|proportion|rate)\b|\banteil|процент|доля|долю|\bpourcentage|比例|百分|割合/iu,
    holds: /%|per ?cent|prozent|процент|百分|パーセント/iu,
  },
  {
    asks: /\bcolou?rs?\b|\bfarben?\b|цвет|\bcouleur|\bcolor\b|颜色|何色|色/iu,
    holds:
      /\b(?:red|green|blue|yellow|black|white|gr[ae]y|brown|orange|purple|violet|pink)\b|(?:rot|grün|blau|gelb|schwarz|weiß|grau|braun|lila)|красн|зел[её]н|син(?:ий|яя|ее|им|его)|голуб|ж[её]лт|ч[её]рн|бел(?:ый|ая|ое|ым|ого)|сер(?:ый|ая|ое|ым|ого)|[红红绿綠蓝藍黄白黑灰紫青赤緑]/iu,
  },
];

/** Whether a passage holds what such a question is answered by; nothing where the question does not tell. */
export function answerKindsOf(question: string): (text: string) => boolean {
  const kinds = KINDS.filter(({ asks }) => asks.test(question));
  return (text) => kinds.some(({ holds }) => holds.test(text));
}

/** What pages in a language say. `{who}`, `{where}`, `{year}` and `{n}` are filled in. */
export interface Speech {
  who: readonly string[];
  where: readonly string[];
  /** What the page is full of. */
  filler: readonly string[];
  /** How fillers with `{end}` end. */
  ends?: readonly string[];
  /** What is asked for. */
  facts: readonly string[];
  /** Between two sentences. */
  gap: string;
  isRightToLeft?: true;
}

export const speeches = {
  en: {
    who: ['Ada Merrick', 'Tomas Lind', 'Ruth Okafor', 'Dr. Helen Voss', 'Jonas Brandt', 'Mina Castellan'],
    where: ['Ostend', 'Karlby', 'Saint Brae', 'Northwick', 'Villars', 'Port Meadow', 'Ellerholm'],
    filler: [
      'Most visitors come to {where} by the morning ferry, {end}.',
      '{who} wrote about it in {year}, {end}.',
      'The council of {where} met {n} times, {end}.',
      'What was left of the old road is now a path for walkers, {end}.',
      'In {year} the weather was mild, {end}.',
      'Nobody remembers why {who} moved to {where}, {end}.',
      'A small museum keeps maps, ropes and letters, {end}.',
      'It is said (by {who}, among others) that the view is best in autumn, {end}.',
      'There used to be {n} sheep on the hill, {end}.',
      'A school was opened, {end}.',
    ],
    ends: [
      'and leaves again before it gets dark',
      'though hardly anybody read the letter at the time',
      'which agreed with nothing but the price of bread',
      'some {n} steps from the church of {where}',
      'as the harvest had been brought in early',
      'because of what had happened to the dog',
      'with {n} photographs of people who are not named',
      'when {who} was still the owner of the inn',
      'so that the ropes had to be mended twice a week',
      'unless the wind came from {where}',
      'long after the railway had been given up',
      'without a word from {who} or anybody else in town',
    ],
    facts: [
      'The bell of {where} was cast by {who} in {year} and weighs {n} pounds.',
      'The flooded mine near {where} was pumped dry by {who}, who needed {n} days for it.',
      'According to the register, {who} sold the mill at {where} for {n} crowns in {year}.',
    ],
    gap: ' ',
  },
  de: {
    who: ['Anna Grünwald', 'Jörg Weiß', 'Prof. Käthe Süß', 'Lars Möller'],
    where: ['Überlingen', 'Großheide', 'Neustadt', 'Schöndorf'],
    filler: [
      'Die meisten Gäste kommen am Morgen nach {where} und fahren am Abend wieder ab.',
      'Im Jahr {year} schrieb {who} darüber einen Brief, den kaum jemand las.',
      'Der Rat von {where} tagte {n}-mal und einigte sich nur über den Brotpreis.',
      'Vom alten Weg blieb ein Pfad, der ungefähr {n} Schritte lang ist.',
      'Niemand weiß mehr, warum {who} z. B. im Winter nach {where} zog.',
    ],
    facts: [
      'Die Glocke von {where} goss {who} im Jahr {year}, und sie wiegt {n} Pfund.',
      'Für das Trockenlegen des Stollens bei {where} brauchte {who} genau {n} Tage.',
    ],
    gap: ' ',
  },
  fr: {
    who: ['Élise Garçon', 'André L’Hôpital', 'Noël Dubœuf', 'Inès Châtelain'],
    where: ['Saint-Brieuc', 'Évreux', 'La Châtre', 'Besançon'],
    filler: [
      'La plupart des visiteurs arrivent à {where} le matin et repartent avant la nuit.',
      'En {year}, {who} écrivit à ce sujet une lettre que presque personne ne lut.',
      'Le conseil de {where} s’est réuni {n} fois, sans s’accorder sur grand-chose.',
      'De l’ancienne route, il reste un sentier d’environ {n} pas.',
      'On ne sait plus pourquoi {who} s’installa à {where} : « c’était ainsi ».',
    ],
    facts: [
      'La cloche de {where} fut fondue par {who} en {year} et pèse {n} livres.',
      'Il fallut {n} jours à {who} pour assécher l’ancienne mine près de {where}.',
    ],
    gap: ' ',
  },
  es: {
    who: ['Begoña Núñez', 'Íñigo Peña', 'Lucía Güell', 'Andrés Ibáñez'],
    where: ['Logroño', 'Alcañiz', 'San Martín', 'Peñíscola'],
    filler: [
      'La mayoría de los visitantes llega a {where} por la mañana y se va antes de la noche.',
      'En {year}, {who} escribió una carta que casi nadie leyó entonces.',
      '¿Por qué se reunió {n} veces el concejo de {where}? Nadie lo recuerda.',
      'Del viejo camino queda una senda de unos {n} pasos.',
    ],
    facts: [
      'La campana de {where} la fundió {who} en el año {year} y pesa {n} libras.',
      'Para secar la mina inundada cerca de {where}, {who} necesitó exactamente {n} días.',
    ],
    gap: ' ',
  },
  ru: {
    who: ['Анна Воронцова', 'Мария Ёлкина', 'Софья Грай', 'Ольга Чижова'],
    where: ['Осташкове', 'Белозёрске', 'Старой Руссе', 'Кириллове'],
    filler: [
      'Большинство гостей приезжает утром, а к вечеру в {where} снова тихо.',
      'В {year} году {who} написала об этом письмо, которое почти никто не прочёл.',
      'Совет в {where} собирался {n} раз и договорился только о цене хлеба.',
      'От старой дороги осталась тропа длиной примерно в {n} шагов.',
    ],
    facts: [
      'Колокол в {where} отлили в {year} году, и весит он ровно {n} фунтов.',
      'Чтобы осушить затопленную шахту в {where}, понадобилось целых {n} дней работы.',
    ],
    gap: ' ',
  },
  ar: {
    who: ['ليلى حداد', 'يوسف القاسم', 'مريم العلي', 'سامي منصور'],
    where: ['طرطوس', 'المنامة', 'الإسكندرية', 'نابلس'],
    filler: [
      'يصل معظم الزوار إلى {where} صباحًا ويغادرون قبل حلول الليل.',
      'في عام {year} كتب {who} رسالة لم يقرأها أحد تقريبًا.',
      'اجتمع مجلس {where} {n} مرة، ولم يتفق إلا على سعر الخبز.',
      'هل بقي من الطريق القديم شيء؟ بقي ممر طوله نحو {n} خطوة.',
    ],
    facts: [
      'صُبّ جرس مدينة {where} على يد {who} في عام {year} ويزن {n} رطلًا بالضبط.',
      'احتاج {who} إلى {n} يومًا لتجفيف المنجم القديم المغمور قرب {where}.',
    ],
    gap: ' ',
    isRightToLeft: true,
  },
  he: {
    who: ['רות לוי', 'דוד בן־עמי', 'יעל שרון', 'אבנר כץ'],
    where: ['עכו', 'טבריה', 'זכרון יעקב', 'צפת'],
    filler: [
      'רוב המבקרים מגיעים אל {where} בבוקר ועוזבים לפני רדת החשכה.',
      'בשנת {year} כתב {who} מכתב שכמעט איש לא קרא.',
      'מועצת {where} התכנסה {n} פעמים והסכימה רק על מחיר הלחם.',
      'מן הדרך הישנה נותר שביל באורך של כ־{n} צעדים.',
    ],
    facts: [
      'הפעמון של {where} נוצק בידי {who} בשנת {year} ומשקלו {n} ליטראות בדיוק.',
      'לייבוש המכרה המוצף ליד {where} נדרשו לצוות של {who} בסך הכול {n} ימים.',
    ],
    gap: ' ',
    isRightToLeft: true,
  },
  zh: {
    who: ['林若水', '陈明远', '赵一宁', '周海生'],
    where: ['青溪镇', '白石港', '南浦', '云岭'],
    filler: [
      '大多数游客清晨来到{where}，天黑以前就离开了。',
      '{year}年，{who}为此写过一封信，当时几乎没有人读过。',
      '{where}的议会开过{n}次会，只在面包的价格上达成一致。',
      '旧路如今只剩下一条小径，大约有{n}步长。',
    ],
    facts: ['{where}的大钟是{who}在{year}年铸造的，重{n}斤。', '为了排干{where}附近被淹的矿井，{who}一共用了{n}天。'],
    gap: '',
  },
  ja: {
    who: ['森本さくら', '高田健', '石川みどり', '小野寺隆'],
    where: ['青葉村', '白浜', '北浦', '三崎'],
    filler: [
      'ほとんどの客は朝の船で{where}に着き、暗くなる前に帰っていく。',
      '{year}年に{who}が手紙を書いたが、読んだ人はほとんどいなかった。',
      '{where}の議会は{n}回も開かれたが、決まったのはパンの値段だけだった。',
      '古い道はいまでは{n}歩ほどの小道になっている。',
    ],
    facts: [
      '{where}の鐘は{year}年に{who}が鋳造したもので、重さは{n}キロである。',
      '{where}の近くの水没した鉱山を乾かすのに、{who}は{n}日かかった。',
    ],
    gap: '',
  },
  ko: {
    who: ['김서연', '박도현', '이하늘', '최민준'],
    where: ['청계리', '백석항', '남포', '운령'],
    filler: [
      '대부분의 방문객은 아침 배로 {where}에 와서 어두워지기 전에 떠난다.',
      '{year}년에 {who}이 편지를 썼지만 읽은 사람은 거의 없었다.',
      '{where} 의회는 {n}번이나 모였지만 빵값만 정했다.',
      '옛길은 이제 {n}걸음쯤 되는 오솔길로 남아 있다.',
    ],
    facts: [
      '{where}의 종은 {year}년에 {who}이 만들었고 무게는 정확히 {n}근이다.',
      '{where} 근처의 물에 잠긴 광산을 말리는 데 {who}은 모두 {n}일이 걸렸다.',
    ],
    gap: ' ',
  },
  th: {
    who: ['มาลี ใจดี', 'สมชาย ทองคำ', 'อรุณ ศรีสุข', 'วิภา แสงทอง'],
    where: ['บ้านน้ำใส', 'ท่าหินขาว', 'ปากคลอง', 'เขาเมฆ'],
    filler: [
      'ผู้มาเยือนส่วนใหญ่มาถึง{where}ในตอนเช้าและกลับก่อนค่ำ',
      'ในปี {year} {who} เขียนจดหมายที่แทบไม่มีใครได้อ่าน',
      'สภาของ{where}ประชุมกัน {n} ครั้งแต่ตกลงกันได้เพียงราคาขนมปัง',
      'ถนนเก่าเหลือเพียงทางเดินยาวประมาณ {n} ก้าว',
    ],
    facts: ['ระฆังของ{where}หล่อโดย {who} ในปี {year} และหนัก {n} ปอนด์', '{who} ใช้เวลา {n} วันในการสูบน้ำออกจากเหมืองเก่าใกล้{where}'],
    gap: ' ',
  },
} satisfies Record<string, Speech>;

export type Language = keyof typeof speeches;

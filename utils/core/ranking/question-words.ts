/**
 * Words of asking, which say nothing about what is asked for: interrogatives that the stop words lack, and what a page may be called.
 * Only questions are freed of them; in a page they count.
 */
const ASKING: Record<string, string> = {
  en: 'how why when where who much many please tell explain describe say says said mention mentions page article text site website document selection story five three points happen happened happens exactly find found get got make made use used',
  de: 'warum wer wen wem wo wann woher wohin wieso wozu wodurch wofür womit worin welch wieviel viel viele lange oft bitte erkläre erklär erkläre sag sagt nennt seite artikel text auswahl dokument webseite passiert passierte genau gibt gab fünf drei punkte',
  ru: 'почему сколько кто кого кому кем чей какие каких каким какую каков откуда отчего пожалуйста объясни расскажи скажи говорится страница странице статья статье статьи текст тексте выделение документ сайт происходит произошло именно пять три пункта пунктов',
  fr: "comment pourquoi quand où combien quoi lequel laquelle est-ce qu'est-ce s'il plaît explique expliquez dis page article texte site document sélection cinq trois points",
  es: 'cómo por qué cuándo dónde cuánto cuánta cuántos cuántas quién quiénes cuál cuáles favor explica explícame di dime página artículo texto sitio documento selección cinco tres puntos',
  zh: '吗 呢 请 请问 多少 几 谁 哪 哪里 为何 怎样 怎么 文章 文中 本文 页面 网页 文本 内容 选中 解释 告诉 这篇 篇 位 个 次 是否 发生',
  ja: 'か なぜ どうして どう どうやって どのくらい どれくらい いつ 誰 だれ いくら いくつ 何 なん どんな どの 記事 ページ 本文 文章 文 内容 選択 説明 教え 教えて ください 下さい について 理由 くらい ぐらい あり ありま ます すか しま した てい',
  ar: 'لماذا كم كيف متى أين من ما ماذا هل أي فضلك اشرح أخبرني يقول تقول الصفحة المقال المقالة النص الموقع المستند التحديد خمس ثلاث نقاط',
};

export function askingWordsOf(language: string): string[] {
  return (ASKING[language] ?? '').split(' ');
}

/** What people write who want the whole page in short; in any language, whatever the page's is. */
const SUMMARY: readonly RegExp[] = [
  /\b(?:summar(?:y|i[sz]e|i[sz]ing|ies)|sum\b.{0,20}\bup|tl;?\s?dr|gist|overview|in a nutshell|(?:key|main|most important) (?:points?|ideas?|facts)|take-?aways?)\b/i,
  /\bwhat(?:['’]s| is| does| are)? (?:this|that|it|(?:the|this|that) (?:page|article|text|site|website|document|story|post|selection))(?: all| say| is)* about\b/i,
  /zusammenfass|\bfass\p{L}*\b.{0,40}\bzusammen|\bworum (?:geht|handelt)|\bwovon handelt|\bkernaussagen?|\bhauptpunkte|\bwichtigsten? punkte|\büberblick/iu,
  /резюмир|обобщи|подытож|суммир|переска[зж]|вкратце|выжимк|конспект|краткое содержание|главные мысли|основн\p{L}+ (?:мысл|иде|тезис)/iu,
  /о ч[её]м\s+(?:эт|данн|стать|страниц|текст|зд|говорит|рассказ|ид[её]т|речь|пиш|тут)/iu,
  /\brésum|\bsynthèse|\bsynthétis|\ben bref|\bpoints (?:clés|principaux|essentiels)|\bl['’]essentiel|\bde quoi (?:parle|traite|s['’]agit|est-il question)/iu,
  /\bresum(?:e|en|ir|a|o|ido|ida)(?!\p{L})|\bsíntesis|\bsintetiza|\bpuntos (?:clave|principales)|\bde qué (?:trata|habla|va)/iu,
  /\briassu(?:m|nt)|\bdi (?:che )?cosa (?:parla|tratta)|\bdo que (?:se )?(?:trata|fala)/iu,
  /总结|總結|概括|摘要|概述|归纳|歸納|要点|要點|大意|主要内容|主要內容|(?:讲|說|说|講|写|寫)(?:的是|了|的|些)*(?:什么|什麼|啥)/u,
  /要約|まとめ|概要|要点|あらすじ|何について|どんな(?:内容|話|記事|ページ)|何の(?:話|記事|ページ)|何が書/u,
  /لخ[ّ]?ص|تلخيص|ملخص|خلاصة|موجز|باختصار|النقاط الرئيسية|أهم النقاط|(?:عم[ّ]?ا?|عن ماذا|ماذا) (?:يتحدث|تتحدث|يدور|تدور)|ما (?:هو )?موضوع (?:ال|هذ)/u,
];

export function asksForSummary(question: string): boolean {
  return SUMMARY.some((pattern) => pattern.test(question));
}

/** What people write who want the text itself in other words: it is gone through from its beginning. Orders, not questions about them. */
const IN_ORDER: readonly RegExp[] = [
  /(?:^|[.!?:\n]\s*|\b(?:please|can you|could you|now)\s+)(?:translate|rewrite|proofread|rephrase|paraphrase)\b/iu,
  /(?:^|[.!?:\n]\s*|(?<!\p{L})(?:bitte|kannst du|jetzt)\s+)(?:übersetzen?|übersetz|umschreiben)(?!\p{L})|(?:^|[.!?:\n]\s*)(?:schreib|formulier)\p{L}{0,4}\s.{0,60}\sum(?!\p{L})/iu,
  /(?<!\p{L})(?:переведи|перепиши|перефразируй)(?:те)?(?!\p{L})/iu,
  /(?<!\p{L})(?:tradui(?:s|sez|re)|réécri(?:s|vez)|reformule[rz]?)(?!\p{L})/iu,
  /(?<!\p{L})(?:traduce|traduzca|traducir|traduci|traduza|traduz|reescribe|reescriba|riscrivi)(?!\p{L})/iu,
  /(?:翻译|翻譯|译|譯)(?:成|为|為|一下|这|這|本|此)|改写|改寫|润色|潤色/u,
  /翻訳して|訳して|に訳|書き(?:直|換え)/u,
  /(?<!\p{L})(?:ترجم|أعد (?:كتابة|صياغة))/u,
];

/** @param question the last line counts: what stands above may be the question before */
export function asksInOrder(question: string): boolean {
  const line = question.trim().split('\n').at(-1) ?? '';
  return IN_ORDER.some((pattern) => pattern.test(line));
}

import type { Passage } from '@/utils/core/passages/passages';

const SENTENCE_END = /[.!?…。！？．؟۔:：»”"'’)\]」』]\s*$/u;
/** What stands around articles in the languages we test. It only weighs less: a page may be about just that. */
const FURNITURE =
  /©|\bcookies?\b|クッキー|файлы cookie|ملفات تعريف الارتباط|newsletter|\bsubscribe\b|sign up for|all rights reserved|alle rechte vorbehalten|рассылк|все права защищены|tous droits réservés|todos los derechos|版权所有|版權所有|未经许可|订阅|無断転載|メールマガジン|حقوق محفوظة|النشرة البريدية|نشرتنا البريدية/iu;

/** Menus, bylines, notices: prose that ends without ending a sentence, or says what only page furniture says. */
export function isBoilerplate({ kind, text }: Passage): boolean {
  return (kind === 'prose' && !SENTENCE_END.test(text)) || FURNITURE.test(text);
}

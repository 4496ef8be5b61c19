import type { Page } from '@playwright/test';

/** Names that are the same in every language, commands, addresses, and the formats' own names. */
const NAMES = [
  ...['Aside', 'Anthropic', 'Claude', 'Azure', 'DeepSeek', 'Google', 'Gemini', 'Grok', 'Groq', 'LM Studio', 'Meta', 'Mistral', 'Muse'],
  // The browser's own word for a day (`Intl`).
  'Today',
  // What holds another name stands before it.
  ...['Ollama', 'OpenAI-compatible', 'OpenAI', 'OpenRouter', 'llama.cpp', 'vLLM', 'xAI', 'Messages', 'Responses', 'X-Team: research'],
];

/**
 * Words in a page of the pseudo-English build that do not come from the locale file: texts, names, tooltips and placeholders with Latin
 * letters outside of the brackets ⟦⟧. A test's own pages, models and answers are in another script, so that they do not count.
 * @returns each as `where: what`
 */
export async function bareText(page: Page): Promise<string[]> {
  return page.evaluate((names) => {
    const NAMED = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription', 'aria-valuetext'];
    function isBare(said: string): boolean {
      let depth = 0;
      let outside = '';
      for (const character of said) {
        if (character === '⟦') depth++;
        if (depth === 0) outside += character;
        if (character === '⟧') depth--;
      }
      const left = names.reduce((rest, name) => rest.replaceAll(name, ''), outside).replace(/https?:\/\/\S+|\/v1\b/g, '');
      return depth !== 0 || /[a-z]/i.test(left);
    }
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const around = node.parentElement;
      if (!around || around.closest('script, style, code, pre, textarea')) continue;
      if (isBare(node.textContent ?? '')) found.push(`${around.localName}: ${node.textContent}`);
    }
    for (const element of document.body.querySelectorAll('*'))
      for (const name of NAMED) {
        const said = element.getAttribute(name);
        if (said && isBare(said)) found.push(`${element.localName} ${name}: ${said}`);
      }
    return [...new Set(found)];
  }, NAMES);
}

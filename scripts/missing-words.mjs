import { faultsOf, keysAmiss, messagesOf, translations } from './lib/check-words.mjs';

// What is left to be done to have every language complete: for whoever added words to en.json, and for translators.
const english = messagesOf('en');
let amiss = 0;
for (const language of translations()) {
  const { missing, stale } = keysAmiss(language);
  const messages = messagesOf(language);
  const faults = Object.entries(messages).flatMap(([key, message]) =>
    english[key] === undefined ? [] : faultsOf(language, key, message, english[key]).map((fault) => `  ${key}: ${fault}`),
  );
  amiss += missing.length + stale.length + faults.length;
  console.log(`${language}: ${missing.length} missing, ${stale.length} stale, ${faults.length} faults`);
  for (const key of missing) console.log(`  ${JSON.stringify(key)}: ${JSON.stringify(english[key])}`);
  for (const key of stale) console.log(`  ${key} is said no more`);
  for (const fault of faults) console.log(fault);
}
process.exitCode = amiss > 0 ? 1 : 0;

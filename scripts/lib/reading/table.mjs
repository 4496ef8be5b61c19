const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const quantile = (values, share) =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const nothing = { f1: 0, precision: 0, recall: 0, must: 0, counts: [0, 0, 1], tokens: 0 };

/** @returns {string} Markdown: an extractor a column, what it was measured by a row */
export function tableOf(results, names) {
  const rows = results.flatMap(({ set, pages }) => (set === 'aeb' ? aebRows(pages, names) : wcxbRows(pages, names)));
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(['', ...names.map(titleOf)]), line(['---', ...names.map(() => '---')]), ...rows.map(line)].join('\n');
}

const titleOf = (name) => ({ aside: 'Aside', defuddle: 'Defuddle', readability: 'Readability', rendered: 'rendered text' })[name];

function wcxbRows(pages, names) {
  const types = [...new Set(pages.map(({ type }) => type))].sort();
  const of = (some, what) => names.map((name) => mean(some.map(({ extracts }) => (extracts[name] ?? nothing)[what] ?? 0)).toFixed(3));
  const told = (what) => names.map((name) => mean(pages.flatMap(({ extracts }) => extracts[name]?.[what] ?? [])).toFixed(3));
  return [
    [`F1, ${pages.length} pages of seven types`, ...of(pages, 'f1')],
    ...types.map((type) => {
      const some = pages.filter((page) => page.type === type);
      return [`F1, ${type} (${some.length})`, ...of(some, 'f1')];
    }),
    ['precision', ...of(pages, 'precision')],
    ['recall', ...of(pages, 'recall')],
    ['must-have snippets found', ...of(pages, 'must')],
    ['boilerplate let through', ...told('leak')],
    ...costRows(pages, names),
  ];
}

function aebRows(pages, names) {
  const scores = names.map((name) => {
    const counts = pages.map(({ extracts }) => (extracts[name] ?? nothing).counts);
    const precision = mean(counts.filter(([hit, extra]) => hit + extra > 0).map(([hit, extra]) => hit / (hit + extra)));
    const recall = mean(counts.filter(([hit, , missed]) => hit + missed > 0).map(([hit, , missed]) => hit / (hit + missed)));
    return (2 * precision * recall) / (precision + recall);
  });
  return [[`F1, ${pages.length} news articles`, ...scores.map((score) => score.toFixed(3))], ...costRows(pages, names)];
}

function costRows(pages, names) {
  const colds = (name) => pages.filter(({ first }) => first === name).flatMap(({ extracts }) => extracts[name]?.ms ?? []);
  const all = (name, what) => pages.flatMap(({ extracts }) => extracts[name]?.[what] ?? []);
  return [
    [
      'tokens, all pages',
      ...names.map((name) =>
        all(name, 'tokens')
          .reduce((sum, count) => sum + count, 0)
          .toLocaleString('en'),
      ),
    ],
    ['tokens, median', ...names.map((name) => quantile(all(name, 'tokens'), 0.5))],
    ['cold, median ms', ...names.map((name) => quantile(colds(name), 0.5).toFixed(0))],
    ['cold, 95th of 100 ms', ...names.map((name) => quantile(colds(name), 0.95).toFixed(0))],
    ['page stands still at a time, 95th of 100 and most, ms', ...names.map((name) => still(all(name, 'still')))],
  ];
}

const still = (values) => (values.length === 0 ? '' : `${quantile(values, 0.95).toFixed(0)}, ${Math.max(...values).toFixed(0)}`);

import { draw, lockedPdf, pdfOf, pdfSaying } from './pdfs';
import { docxOf, epubOf, odtOf, paragraph, pptxOf, shape, wordTable, xlsxOf } from './zipped';

export interface Sample {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Words that a model must be sent for it. */
  says: readonly string[];
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** One file of each kind that Aside reads. */
export async function samples(): Promise<Sample[]> {
  return [
    {
      name: 'lamps.pdf',
      bytes: await pdfOf(2, (page, font, number) => {
        draw(page, font, number === 1 ? 'How lamps were lit' : 'Gas and sun valves', { y: 760, size: 20 });
        draw(
          page,
          font,
          `The keeper of light number ${number} climbed the stairs at dusk and trimmed every wick before the ships came in.`,
          { y: 720 },
        );
      }),
      says: ['## Page 2', '### Gas and sun valves', 'The keeper of light number 2 climbed the stairs'],
    },
    {
      name: 'keepers.docx',
      bytes: docxOf(
        paragraph('The keepers', 'Heading1') +
          paragraph('Three men kept the rock.') +
          wordTable([
            ['Name', 'Since'],
            ['Ducat', '1896'],
          ]),
      ),
      says: ['# The keepers', 'Three men kept the rock.', '| Ducat | 1896 |'],
    },
    {
      name: 'gauges.xlsx',
      bytes: xlsxOf(
        {
          Rhine:
            '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Ulm</t></is></c><c r="B2"><v>-2.5</v></c></row>',
        },
        ['Gauge', 'Mean'],
      ),
      says: ['## Rhine', '| Gauge | Mean |', '| Ulm | -2.5 |'],
    },
    {
      name: 'talk.pptx',
      bytes: pptxOf([
        { shapes: shape('Second slide', 'title') },
        { shapes: shape('First slide', 'ctrTitle') + shape('What the light costs'), notes: 'Pause here' },
      ]),
      says: ['## 1. First slide', 'What the light costs', '> Pause here', '## 2. Second slide'],
    },
    {
      name: 'book.epub',
      bytes: epubOf('The Lantern Book', [
        { name: 'Of oil', body: '<p>Oil was pressed from seals.</p>' },
        { name: 'Of gas', body: '<h2>Of gas</h2><p>Gas came in <em>bottles</em>.</p>' },
      ]),
      says: ['# The Lantern Book', '## Of oil', 'Oil was pressed from seals.', 'Gas came in *bottles*.'],
    },
    {
      name: 'log.odt',
      bytes: odtOf('<text:h text:outline-level="1">The log</text:h><text:p>Fog until noon.</text:p>'),
      says: ['# The log', 'Fog until noon.'],
    },
    { name: 'table.csv', bytes: utf8('name;year\r\n"Bell; Rock";1811\r\n'), says: ['| name | year |', '| Bell; Rock | 1811 |'] },
    {
      name: 'page.html',
      bytes: utf8('<!doctype html><title>t</title><script>document.title = 1</script><h1>Saved</h1><p>A saved <b>page</b>.</p>'),
      says: ['# Saved', 'A saved **page**.'],
    },
    { name: 'notes.md', bytes: utf8('# Notes\n\nNobody measured in 1945.'), says: ['# Notes', 'Nobody measured in 1945.'] },
    { name: 'data.json', bytes: utf8('{ "mean": -2 }'), says: ['```json', '{ "mean": -2 }'] },
    { name: 'lamp.py', bytes: utf8('def light():\n    return 1863\n'), says: ['```python', 'return 1863'] },
    { name: 'plain.txt', bytes: utf8('Größe: 5 €'), says: ['Größe: 5 €'] },
  ];
}

/** What is asked for when it is attached; opens with `seal oil`. */
export const LOCKED = { name: 'locked.pdf', password: 'seal oil', bytes: () => lockedPdf('The vault holds nine lenses', 'seal oil') };

/** A PDF that would run a script when it is opened. */
export const scripted = () =>
  pdfSaying(
    'A calm page',
    '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); while \\(true\\) {}) >> /AA << /O << /S /URI /URI (http://example.com) >> >>',
  );

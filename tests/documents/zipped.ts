import { zip } from './zip';

// Small office documents and a book, with what their readers look for; LibreOffice and Word open them.

/** Files by their paths, as one zip file; `mimetype` is stored, as books and OpenDocument want it. */
export function zipped(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  return zip(Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text), isStored: path === 'mimetype' })));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org';
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;

/** A part's relations: id, type, target. */
function relations(...all: [id: string, type: string, target: string][]): string {
  const each = all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships">${each.join('')}</Relationships>`;
}

function contentTypes(overrides: Record<string, string>): string {
  const each = Object.entries(overrides).map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${each.join('')}</Types>`;
}

/** @param body WordprocessingML inside of `w:body` */
export function docxOf(body: string): Uint8Array<ArrayBuffer> {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  return zipped({
    '[Content_Types].xml': contentTypes({ '/word/document.xml': `${word}.document.main+xml`, '/word/styles.xml': `${word}.styles+xml` }),
    '_rels/.rels': relations(['r1', 'officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relations(['r1', 'styles', 'styles.xml']),
    'word/styles.xml': `${XML}<w:styles xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'word/document.xml': `${XML}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}

export const paragraph = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A table of Word's. */
export const wordTable = (rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** @param sheets their names and the SpreadsheetML inside of `sheetData`; a name that begins with `-` is hidden */
export function xlsxOf(sheets: Record<string, string>, strings: readonly string[] = []): Uint8Array<ArrayBuffer> {
  const main = `${OFFICE}/spreadsheetml/2006/main`;
  const names = Object.keys(sheets);
  const each = names.map((name, at) => {
    const state = name.startsWith('-') ? ' state="hidden"' : '';
    return `<sheet name="${name.replace(/^-/, '')}" sheetId="${at + 1}"${state} r:id="r${at + 1}"/>`;
  });
  return zipped({
    '[Content_Types].xml': contentTypes({
      '/xl/workbook.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    }),
    '_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/_rels/workbook.xml.rels': relations(
      ...names.map((_, at): [string, string, string] => [`r${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['s', 'styles', 'styles.xml'],
      ['t', 'sharedStrings', '/xl/sharedStrings.xml'],
    ),
    'xl/workbook.xml': `${XML}<workbook xmlns="${main}" xmlns:r="${RELATIONS}"><sheets>${each.join('')}</sheets></workbook>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="[Red]#,##0.00\\ &quot;days&quot;"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${main}">${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${XML}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  });
}

/** @param slides the shapes of each, and its notes */
export function pptxOf(slides: readonly { shapes: string; notes?: string }[]): Uint8Array<ArrayBuffer> {
  const spaces = `xmlns:p="${OFFICE}/presentationml/2006/main" xmlns:a="${OFFICE}/drawingml/2006/main" xmlns:r="${RELATIONS}"`;
  const tree = (shapes: string) => `<p:cSld><p:spTree>${shapes}</p:spTree></p:cSld>`;
  return zipped({
    '[Content_Types].xml': contentTypes({}),
    '_rels/.rels': relations(['r1', 'officeDocument', 'ppt/presentation.xml']),
    'ppt/_rels/presentation.xml.rels': relations(
      ...slides.map((_, at): [string, string, string] => [`r${at + 1}`, 'slide', `slides/slide${at + 1}.xml`]),
    ),
    // The last of the files is shown first.
    'ppt/presentation.xml': `${XML}<p:presentation ${spaces}><p:sldIdLst>${slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="r${slides.length - at}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    ...Object.fromEntries(
      slides.flatMap(({ shapes, notes }, at) => [
        [`ppt/slides/slide${at + 1}.xml`, `${XML}<p:sld ${spaces}>${tree(shapes)}</p:sld>`],
        ...(notes
          ? [
              [`ppt/slides/_rels/slide${at + 1}.xml.rels`, relations(['r1', 'notesSlide', `../notesSlides/notesSlide${at + 1}.xml`])],
              [`ppt/notesSlides/notesSlide${at + 1}.xml`, `${XML}<p:notes ${spaces}>${tree(shape(notes, 'body'))}</p:notes>`],
            ]
          : []),
      ]),
    ),
  });
}

export const shape = (text: string, kind = '') =>
  `<p:sp><p:nvSpPr><p:nvPr>${kind && `<p:ph type="${kind}"/>`}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;

/** @param chapters the bodies of its files in the order of the spine, whose files are named the other way round */
export function epubOf(title: string, chapters: readonly { name: string; body: string }[]): Uint8Array<ArrayBuffer> {
  const file = (at: number) => `c${chapters.length - at}.xhtml`;
  return zipped({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `${XML}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    'OEBPS/book.opf': `${XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:language>en</dc:language></metadata><manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>${chapters.map((_, at) => `<item id="i${at}" href="${file(at)}" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine toc="ncx">${chapters.map((_, at) => `<itemref idref="i${at}"/>`).join('')}</spine></package>`,
    'OEBPS/toc.ncx': `${XML}<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${chapters.map(({ name }, at) => `<navPoint id="n${at}"><navLabel><text>${name}</text></navLabel><content src="${file(at)}#start"/></navPoint>`).join('')}</navMap></ncx>`,
    ...Object.fromEntries(
      chapters.map(({ body }, at) => [
        `OEBPS/${file(at)}`,
        `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`,
      ]),
    ),
  });
}

/** @param body OpenDocument inside of `office:text` */
export function odtOf(body: string): Uint8Array<ArrayBuffer> {
  const spaces = ['office', 'text', 'table'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ');
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `${XML}<office:document-content ${spaces}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  });
}

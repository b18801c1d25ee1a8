import { escapeMarkup } from '../../kernel/markup.ts';

// Letters that come with the word processors that open ODT; ours would be replaced at random.
const serif = 'Liberation Serif';
const sans = 'Liberation Sans';
const accent = '#1f6b4a';
const quiet = '#55606b';
const ink = '#1b1f23';

interface ParagraphStyle {
  parent?: string;
  font?: string;
  size?: number;
  bold?: boolean;
  italic?: boolean;
  colour?: string;
  /** Further paragraph properties, as attributes. */
  paragraph?: string;
  attributes?: string;
}

function paragraphStyle(name: string, style: ParagraphStyle): string {
  const text = [
    style.font && `style:font-name="${style.font}" fo:font-family="'${style.font}'"`,
    style.size && `fo:font-size="${style.size}pt"`,
    style.bold && 'fo:font-weight="bold"',
    style.italic && 'fo:font-style="italic"',
    style.colour && `fo:color="${style.colour}"`,
  ]
    .filter(Boolean)
    .join(' ');
  const parent = style.parent ? ` style:parent-style-name="${style.parent}"` : '';
  return `<style:style style:name="${name}" style:family="paragraph"${parent}${style.attributes ? ` ${style.attributes}` : ''}><style:paragraph-properties ${style.paragraph ?? ''}/><style:text-properties ${text}/></style:style>`;
}

const heading = (level: number, size: number, font: string, colour: string) =>
  paragraphStyle(`Heading_20_${level}`, {
    parent: 'Standard',
    font,
    size,
    bold: true,
    colour,
    paragraph: 'fo:keep-with-next="always" fo:margin-top="0.6cm" fo:margin-bottom="0.2cm" fo:line-height="110%"',
    attributes: `style:display-name="Heading ${level}" style:default-outline-level="${level}"`,
  });

const link = `<style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text"><style:text-properties fo:color="${accent}" style:text-underline-style="none"/></style:style>`;

const standard = `<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/><style:text-properties fo:language="fr" fo:country="FR" fo:font-family="'${serif}'" fo:font-size="10.5pt" fo:color="${ink}"/></style:default-style>`;

const paragraphs = [
  paragraphStyle('Standard', { font: serif, size: 10.5, paragraph: 'fo:margin-bottom="0.2cm" fo:line-height="125%"' }),
  paragraphStyle('Title', {
    parent: 'Standard',
    font: serif,
    size: 30,
    bold: true,
    paragraph: 'fo:margin-bottom="1cm" fo:line-height="110%"',
  }),
  paragraphStyle('ChartTitle', {
    parent: 'Standard',
    font: sans,
    size: 9.5,
    bold: true,
    paragraph: 'fo:keep-with-next="always" fo:margin-top="0.3cm" fo:margin-bottom="0.1cm"',
  }),
  paragraphStyle('CoverLine', {
    parent: 'Standard',
    font: sans,
    size: 13,
    bold: true,
    colour: accent,
    paragraph: 'fo:margin-top="1cm" fo:margin-bottom="1cm"',
  }),
  paragraphStyle('Lead', { parent: 'Standard', size: 12, italic: true, colour: quiet }),
  paragraphStyle('Note', { parent: 'Standard', font: sans, size: 9.5, colour: quiet }),
  paragraphStyle('Formal', {
    parent: 'Standard',
    paragraph: 'fo:margin-left="0.5cm" fo:text-indent="-0.5cm" fo:margin-bottom="0.2cm"',
  }),
  paragraphStyle('Right', { parent: 'Standard', paragraph: 'fo:text-align="end"' }),
  paragraphStyle('Strong', { parent: 'Standard', bold: true, size: 12, paragraph: 'fo:text-align="center"' }),
  heading(1, 20, serif, ink),
  heading(2, 16, serif, ink),
  heading(3, 12, sans, accent),
  heading(4, 10.5, sans, ink),
  paragraphStyle('ContentsTitle', {
    parent: 'Standard',
    font: serif,
    size: 20,
    bold: true,
    paragraph: 'fo:break-before="page" fo:margin-bottom="0.4cm"',
  }),
  ...[1, 2, 3].map((level) =>
    paragraphStyle(`Contents_20_${level}`, {
      parent: 'Standard',
      font: sans,
      size: 10,
      bold: level === 1,
      paragraph: `fo:margin-left="${(level - 1) * 0.5}cm" fo:margin-bottom="0.1cm"`,
      attributes: `style:display-name="Contents ${level}"`,
    }),
  ),
  paragraphStyle('TableText', { parent: 'Standard', font: sans, size: 9, paragraph: 'fo:margin-bottom="0cm"' }),
  paragraphStyle('TableTextNumber', { parent: 'TableText', paragraph: 'fo:text-align="end"' }),
  paragraphStyle('TableHead', { parent: 'TableText', bold: true, colour: quiet }),
  paragraphStyle('TableHeadNumber', { parent: 'TableHead', paragraph: 'fo:text-align="end"' }),
  paragraphStyle('FooterText', { parent: 'Standard', font: sans, size: 7.5, colour: quiet }),
];

const span = (name: string, properties: string) =>
  `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`;

const listLevel =
  'text:level="1"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="0.6cm"/></style:list-level-properties>';

/** Styles used by the content itself: page breaks, cells, lists, bold and italic. */
export const odtAutomaticStyles = `<office:automatic-styles>${[
  ...[1, 2, 3, 4].map((level) =>
    paragraphStyle(`Heading_${level}_New`, { parent: `Heading_20_${level}`, paragraph: 'fo:break-before="page"' }),
  ),
  span('Bold', 'fo:font-weight="bold"'),
  span('Italic', 'fo:font-style="italic"'),
  span('BoldItalic', 'fo:font-weight="bold" fo:font-style="italic"'),
  '<style:style style:name="Table" style:family="table"><style:table-properties style:width="16.6cm" table:align="margins"/></style:style>',
  ...Array.from(
    { length: 9 },
    (_, index) =>
      `<style:style style:name="Column${index + 1}" style:family="table-column"><style:table-column-properties style:rel-column-width="${index + 1}*"/></style:style>`,
  ),
  '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border-bottom="0.5pt solid #d5d1c8"/></style:style>',
  `<text:list-style style:name="Bullets"><text:list-level-style-bullet text:bullet-char="–" ${listLevel}</text:list-level-style-bullet></text:list-style>`,
  `<text:list-style style:name="Ordered"><text:list-level-style-number style:num-format="1" style:num-suffix="." ${listLevel}</text:list-level-style-number></text:list-style>`,
].join('')}</office:automatic-styles>`;

export const odtStyles = (footer: string): string =>
  `<office:font-face-decls>${[serif, sans].map((font) => `<style:font-face style:name="${font}" svg:font-family="'${font}'"/>`).join('')}</office:font-face-decls><office:styles>${standard}${link}${paragraphs.join('')}</office:styles><office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.2cm" fo:margin-bottom="1.6cm" fo:margin-left="2.2cm" fo:margin-right="2.2cm"/><style:footer-style><style:header-footer-properties fo:margin-top="0.6cm"/></style:footer-style></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:footer><text:p text:style-name="FooterText">${escapeMarkup(footer)} · <text:page-number text:select-page="current"/></text:p></style:footer></style:master-page></office:master-styles>`;

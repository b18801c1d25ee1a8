import { escapeMarkup } from '../../kernel/markup.ts';
import { factTerms, occurrenceTerms } from './darwin-core.ts';

export const occurrenceFile = 'occurrence.txt';
export const factFile = 'measurementorfact.txt';

const rows = 'http://rs.tdwg.org/dwc/terms/';
const written =
  'encoding="UTF-8" fieldsTerminatedBy="\\t" linesTerminatedBy="\\n" fieldsEnclosedBy="" ignoreHeaderLines="1"';

const fields = (terms: readonly { uri: string }[], from: number): string =>
  terms.map(({ uri }, index) => `    <field index="${index + from}" term="${escapeMarkup(uri)}"/>\n`).join('');

/** meta.xml: what each column of each file is (Darwin Core text guide). */
export const writeMeta = (): string => `<?xml version="1.0" encoding="UTF-8"?>
<archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">
  <core ${written} rowType="${rows}Occurrence">
    <files>
      <location>${occurrenceFile}</location>
    </files>
    <id index="0"/>
${fields(occurrenceTerms, 0)}  </core>
  <extension ${written} rowType="${rows}MeasurementOrFact">
    <files>
      <location>${factFile}</location>
    </files>
    <coreid index="0"/>
${fields(factTerms, 1)}  </extension>
</archive>
`;

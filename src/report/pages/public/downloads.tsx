const report: [string, string][] = [
  ['pdf', 'PDF accessible'],
  ['docx', 'Word (DOCX)'],
  ['odt', 'OpenDocument (ODT)'],
  ['html', 'Page web'],
];
const figures: [string, string][] = [
  ['ods', 'OpenDocument (ODS)'],
  ['xlsx', 'Excel (XLSX)'],
  ['csv', 'CSV'],
  ['json', 'Tout le rapport (JSON)'],
];
const acts: [string, string][] = [
  ['rapport-president.docx', 'Rapport au conseil (DOCX)'],
  ['rapport-president.pdf', 'Rapport au conseil (PDF)'],
  ['deliberation.docx', 'Délibération (DOCX)'],
  ['deliberation.pdf', 'Délibération (PDF)'],
];

/** The files of an edition. They are links to files, not to pages, so the browser fetches them itself. */
export function Downloads({ base, proceedings }: { base: string; proceedings: boolean }) {
  return (
    <div className="downloads">
      <FileList title="Le rapport" files={report} base={base} />
      <FileList title="Les chiffres" files={figures} base={base} />
      {proceedings && <FileList title="Les actes" files={acts} base={base} />}
    </div>
  );
}

function FileList({ title, files, base }: { title: string; files: [string, string][]; base: string }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {files.map(([format, label]) => (
          <li key={format}>
            <a href={`${base}/telecharger/${format}`} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

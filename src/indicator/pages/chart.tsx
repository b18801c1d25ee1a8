import './figure.css';

/** A drawing made by `chartSvg` or `breakdownSvg`; nothing where there is none. Its table stands beside it. */
export function Chart({ svg }: { svg: string }) {
  if (svg === '') return null;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the drawing is made and escaped on the server by chart.ts.
  return <div dangerouslySetInnerHTML={{ __html: svg }} />;
}

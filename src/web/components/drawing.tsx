import './drawing.css';

/** A drawing made on the server, every text in it escaped; nothing where there is none. Its table stands beside it. */
export function Drawing({ svg, className }: { svg: string; className?: string }) {
  if (svg === '') return null;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawings alone come here, made with their texts escaped.
  return <div className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** What a page is about, as search engines read it (schema.org). It is data: no browser runs it, whatever the policy. */
export function StructuredData({ about }: { about: Record<string, unknown> }) {
  const written = JSON.stringify({ '@context': 'https://schema.org', ...about }).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a script holds text alone, and no “<” is left in it.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: written }} />;
}

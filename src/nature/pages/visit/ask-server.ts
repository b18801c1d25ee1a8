/** What the server proposes for a form; nothing without a network. */
export async function askServer<T>(what: string, asked: Record<string, string>): Promise<T[]> {
  const answer = await fetch(`/nature/saisie/${what}?${new URLSearchParams(asked)}`).catch(() => null);
  return answer?.ok ? ((await answer.json()) as T[]) : [];
}

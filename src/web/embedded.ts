/** Address of the pages that other sites show in a frame, and of the files of the same drawings. */
export const embeddedRoot = '/integrer';
export const illustrationRoot = '/illustrations';

/** The path of a request as the router will read it: whatever stands before « .. » is not where it leads. */
export function pathOf(url: string): string {
  const address = `http://carreau${url}`;
  return URL.canParse(address) ? new URL(address).pathname : '';
}

/** Whether other sites may frame what is asked for: a drawing with its table, nothing that could be clicked for somebody. */
export const isEmbedded = (path: string): boolean => path.startsWith(`${embeddedRoot}/`);

/** Whether everybody is given the same, whoever asks: the cookie is not even read. */
export const isForAll = (path: string): boolean => isEmbedded(path) || path.startsWith(`${illustrationRoot}/`);

/** A drawing that may be shared. */
export interface Shared {
  /** Its address below both roots, with what it is asked: "/indicateurs/7/evolution?periode=2020". */
  at: string;
  title: string;
  /** Of its frame, in points, where the usual one does not fit. */
  height?: number;
}

/** Where a drawing is shown alone, and where its files are. */
export const embeddedAt = (at: string): string => `${embeddedRoot}${at}`;

export function fileAt(at: string, format: string): string {
  const [path = '', query] = at.split('?');
  return `${illustrationRoot}${path}.${format}${query ? `?${query}` : ''}`;
}

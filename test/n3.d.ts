/** What tests use of a library that brings no types. */
declare module 'n3' {
  import type { DatasetCore, Quad } from '@rdfjs/types';

  export class Parser {
    parse(turtle: string): Quad[];
  }
  export const Store: new (quads: Quad[]) => DatasetCore;
}

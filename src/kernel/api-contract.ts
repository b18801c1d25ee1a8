import type { z } from 'zod';

/** What a program may ask of a slice: the document, the page and the dispatcher all follow from it. */
export interface ApiContract<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST';
  /** Below `/api`, what varies between braces: "/editions/{organisation}". */
  path: string;
  summary: string;
  description?: string;
  /** What the address says; what it does not hold is in the query of a GET, in the JSON of a POST. */
  input: I;
  output: O;
  /** An input that works, as the page shows it and the tests run it. */
  example: z.input<I>;
}

export const contract = <I extends z.ZodObject, O extends z.ZodType>(given: ApiContract<I, O>): ApiContract<I, O> =>
  given;

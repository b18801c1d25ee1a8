import { answer } from '../../ogc/answer.ts';
import { conformanceDocument } from '../../ogc/documents.ts';

export const loader = () => answer(async () => ({ body: conformanceDocument() }));

import { Link } from 'react-router';
import { Notice } from '../../web/components/states.tsx';
import { isRefusal } from '../../web/forms.ts';

interface Props {
  name: string;
  /** The page of the source. */
  address: string;
  answer: unknown;
  /** Why it cannot be read now. */
  refusal: string | null | undefined;
}

/** The head of the pages where somebody says how a source is to be understood. */
export const SourceHead = ({ name, address, answer, refusal }: Props) => (
  <>
    <title>{`${name}, ses colonnes – Sources suivies – Carreau`}</title>
    <p className="quiet-text">
      <Link to={address}>{name}</Link> › Colonnes
    </p>
    <h2>Ce que dit cette source</h2>
    {isRefusal(answer) && <Notice tone="refused">{answer.refusal}</Notice>}
    {refusal && <Notice tone="refused">{refusal}</Notice>}
  </>
);

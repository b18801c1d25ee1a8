import { FieldStatus } from '../../watch/pages/field/field-status.tsx';
import { noCampaign, shotWords, useShots } from './shot-answer.ts';
import '../../watch/pages/field/field.css';

/** The views that wait on this device, taken outside any campaign: they leave from here too. */
export function WaitingShots({ person }: { person: { id: string; name: string } }) {
  const shots = useShots(noCampaign, person, () => true);
  if (shots.answers.every(({ state }) => state === 'draft')) return null;
  return (
    <>
      <FieldStatus field={shots} words={shotWords} page="/photographies" />
      <Refused shots={shots} />
    </>
  );
}

const Refused = ({ shots: { answers } }: { shots: ReturnType<typeof useShots> }) => (
  <ul>
    {answers
      .filter(({ state }) => state === 'refused')
      .map(({ id, placeId, refusal }) => (
        <li key={id}>
          <a href={`/photographies/${placeId}/reprendre`}>Revoir la vue</a>
          {'\u00a0'}: {refusal}
        </li>
      ))}
  </ul>
);

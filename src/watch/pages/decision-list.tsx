import { Link } from 'react-router';
import { printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import type { Decision } from '../governance/governance.ts';
import { DueDay } from './state-word.tsx';

/** Decisions with who must do what by when, and what came of them. */
export const DecisionList = (props: { decisions: Decision[]; today: string; withMeeting?: boolean }) => (
  <ol className="decisions">
    {props.decisions.map((decision) => (
      <li key={decision.id}>
        <p>
          <Link to={`/veille/decisions/${decision.id}`}>
            {typeset(props.withMeeting ? decision.sentence : `${decision.number}. ${decision.sentence}`)}
          </Link>
        </p>
        {decision.task && <p>{typeset(decision.task)}</p>}
        <span className="watch-note">
          {props.withMeeting && `${decision.body}, ${printDate(decision.heldOn)} · `}
          {decision.responsible || 'sans responsable'} ·{' '}
          {decision.closedOn ? (
            `close le ${printDate(decision.closedOn)}`
          ) : (
            <DueDay on={decision.dueOn} today={props.today} open />
          )}
        </span>
        {decision.outcome && <p>{typeset(decision.outcome)}</p>}
      </li>
    ))}
  </ol>
);

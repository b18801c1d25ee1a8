import { type MessageKind, type MessageState, messageStates } from '../message.ts';

const tones: Record<MessageState, string> = {
  waiting: 'tone-amber',
  aside: 'tone-amber',
  accepted: 'tone-accent',
  refused: 'tone-brick',
  spam: 'tone-quiet',
  withdrawn: 'tone-quiet',
};

export const MessageStateBadge = ({ state, kind }: { state: MessageState; kind: MessageKind }) => (
  <span className={`badge ${tones[state]}`}>
    {state === 'accepted' && kind === 'remark' ? 'Publiée' : messageStates[state]}
  </span>
);

export const PublishedWord = ({ published }: { published: boolean }) =>
  published ? (
    <span className="badge tone-accent">Publiée</span>
  ) : (
    <span className="badge tone-quiet">Non publiée</span>
  );

/** Said wherever marks or classes were invented. */
export const ExampleWord = ({ example }: { example: boolean }) =>
  example && <span className="badge tone-amber">Exemple à remplacer</span>;

export const IncompleteWord = ({ complete }: { complete: boolean }) =>
  !complete && <span className="badge tone-amber">Incomplet</span>;

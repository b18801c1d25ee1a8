import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { frenchDay } from '../../../kernel/french.ts';
import { photographTypes } from '../../../kernel/photograph-limits.ts';
import { Notice } from '../../../web/components/states.tsx';
import type { ConditionScale } from '../../condition/scale.ts';
import type { ReadCampaign } from '../../index.ts';
import { ObservationFields } from '../observation-fields.tsx';
import { begunAnswer, type FieldPhoto, listHash, newAnswer, photoOf, tooHeavy } from './field-answer.ts';
import { noValues, type ObservationAnswer, type ObservationField, valuesOf } from './observation-answer.ts';

interface Props {
  site: ReadCampaign['sites'][number];
  scale: ConditionScale;
  field: ObservationField;
}

/** The form of one place. What is written is kept at each word, so that a phone put away loses nothing. */
export function FieldForm({ site, scale, field }: Props) {
  const [answer] = useState(() => begunAnswer(field, site.id) ?? newAnswer(field, site.id, noValues()));
  const [photos, setPhotos] = useState(answer.photos);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const keep = (state: ObservationAnswer['state'], pictures: FieldPhoto[] = photos): Promise<void> => {
    const values = form.current ? valuesOf(form.current) : answer.values;
    return field.keep({
      ...answer,
      values,
      photos: pictures,
      state,
      refusal: null,
      changedAt: new Date().toISOString(),
    });
  };
  const changePhotos = (pictures: FieldPhoto[]) => {
    setPhotos(pictures);
    keep('draft', pictures).catch(() => {});
  };
  const addPhotos = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])];
    setRefusal(chosen.map(tooHeavy).find((said) => said !== null) ?? null);
    changePhotos([...photos, ...chosen.filter((file) => tooHeavy(file) === null).map(photoOf)]);
    target.value = '';
  };
  const finish = async (event: FormEvent) => {
    event.preventDefault();
    await keep('waiting').then(
      () => {
        location.hash = listHash;
        return field.send();
      },
      () => {},
    );
  };
  const abandon = () =>
    field.drop(answer.id).then(() => {
      location.hash = listHash;
    });

  return (
    <>
      <p>
        <a href={listHash}>Retour à la liste</a>
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {site.name}
      </h2>
      <p className="quiet-text">
        {[site.typeLabel, site.commune, ...site.identifiers].join(' · ')}
        {site.mark && (
          <>
            {' · '}
            <a href={`geo:${site.mark[1]},${site.mark[0]}`}>Y aller</a>
          </>
        )}
      </p>
      {(refusal ?? answer.refusal) && <Notice tone="refused">{refusal ?? answer.refusal ?? ''}</Notice>}
      <form ref={form} className="stack" onSubmit={finish} onChange={() => void keep('draft').catch(() => {})}>
        <ObservationFields scale={scale} values={answer.values} today={frenchDay(new Date())} />
        <Photos
          photos={photos}
          onAdd={addPhotos}
          onRemove={(id) => changePhotos(photos.filter((each) => each.id !== id))}
        />
        <div className="save-bar">
          <button type="button" className="danger quiet" onClick={() => void abandon()}>
            Abandonner
          </button>
          <button type="submit" className="main">
            Garder ce relevé
          </button>
        </div>
      </form>
    </>
  );
}

function Photos(props: {
  photos: FieldPhoto[];
  onAdd: (event: ChangeEvent<HTMLInputElement>) => void;
  onRemove: (id: string) => void;
}) {
  return (
    <fieldset className="choices">
      <legend>Photos</legend>
      <label className="button photo-button">
        Prendre ou choisir une photo
        <input type="file" accept={photographTypes} multiple className="visually-hidden" onChange={props.onAdd} />
      </label>
      <ul className="photo-strip">
        {props.photos.map(({ id, name, content }) => (
          <li key={id}>
            <Preview content={content} name={name} />
            <button type="button" className="quiet" onClick={() => props.onRemove(id)}>
              Retirer<span className="visually-hidden"> {name}</span>
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Preview({ content, name }: { content: Blob; name: string }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return url && <img src={url} alt={name} />;
}

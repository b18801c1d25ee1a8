import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { frenchDay, printDate } from '../../kernel/french.ts';
import { ForScripts } from '../../web/components/for-scripts.tsx';
import { useHydrated } from '../../web/use-hydrated.ts';
import type { Shot } from '../shot/shot.ts';
import { printShotDay } from '../shot/shot-day.rule.ts';
import { pictureOf, ShotPicture } from './shot-parts.tsx';
import { chooseFile } from './use-shot-form.ts';

interface Props {
  /** What to photograph again; null for a first photograph, or an old one. */
  reference: Shot | null;
  title: string;
  /** The fields of the form that the viewfinder fills. */
  file: RefObject<HTMLInputElement | null>;
  day: RefObject<HTMLInputElement | null>;
  /** Once the viewfinder filled them. */
  onTaken: () => void;
  children: ReactNode;
}

/** What lies under the reference: nothing yet, what the camera sees, or the file that was chosen. */
type Under = { kind: 'nothing' } | { kind: 'camera'; stream: MediaStream } | { kind: 'file'; url: string };

/** Lays the reference, half transparent, over the live camera or over the photograph that was chosen. */
export function Framing({ reference, title, file, day, onTaken, children }: Props) {
  const hydrated = useHydrated();
  const { under, failed, open, look, close } = useUnder();
  const [opacity, setOpacity] = useState(50);
  const video = useRef<HTMLVideoElement>(null);
  const filledDay = useRef('');
  const mayHaveCamera = !hydrated || navigator.mediaDevices?.getUserMedia !== undefined;

  const take = async () => {
    const picture = video.current && (await pictureFrom(video.current));
    if (!picture || !file.current) return;
    chooseFile(file.current, picture);
    // A picture made by a page says nothing of its day.
    if (day.current?.value === '') {
      filledDay.current = printDate(frenchDay(new Date()));
      day.current.value = filledDay.current;
    }
    look(picture);
    onTaken();
  };
  const choose = () => {
    // A file says its own day.
    if (day.current?.value === filledDay.current) day.current.value = '';
    look(file.current?.files?.[0]);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; what was chosen while the page woke up is heard here
  useEffect(() => {
    if (file.current?.files?.length) choose();
  }, []);

  return (
    <div className="framing" onChange={({ target }) => target === file.current && choose()}>
      {reference && (
        <figure className="framing-figure" aria-label="La référence">
          <div className="framing-stage" style={{ '--over': opacity / 100 } as React.CSSProperties}>
            <Beneath under={under} video={video} />
            {under.kind === 'nothing' ? (
              <ShotPicture shot={reference} title={title} large />
            ) : (
              <img className="framing-over" src={pictureOf(reference)} alt="" />
            )}
          </div>
          <figcaption className="quiet-text">
            {under.kind === 'nothing'
              ? `La référence, ${printShotDay(reference)}`
              : 'La référence est posée en transparence sur ce qui est cadré.'}
          </figcaption>
        </figure>
      )}
      {reference && under.kind !== 'nothing' && (
        <label className="framing-opacity">
          Transparence de la référence
          <input
            type="range"
            min={0}
            max={100}
            value={opacity}
            aria-valuetext={`${opacity}\u202f% de la référence`}
            onChange={({ target }) => setOpacity(Number(target.value))}
          />
        </label>
      )}
      {mayHaveCamera && reference && (
        <ForScripts>
          <div className="row framing-tools">
            {under.kind === 'camera' ? (
              <>
                <button type="button" className="main" onClick={() => void take()}>
                  Prendre la photo
                </button>
                <button type="button" className="quiet" onClick={close}>
                  Fermer l’appareil
                </button>
              </>
            ) : (
              <button type="button" onClick={() => void open()}>
                Cadrer avec l’appareil photo
              </button>
            )}
          </div>
        </ForScripts>
      )}
      {failed && (
        <p role="status">
          L’appareil photo ne s’ouvre pas ici (absent, ou refusé). Rechargez la page pour essayer de nouveau, ou
          choisissez une photo prise avec l’appareil du téléphone.
        </p>
      )}
      {under.kind === 'camera' && (
        <p className="quiet-text">
          L’appareil du téléphone fait une image plus fine{'\u00a0'}: cadrez d’ici, puis prenez-la avec lui si vous le
          pouvez.
        </p>
      )}
      {children}
    </div>
  );
}

function Beneath({ under, video }: { under: Under; video: RefObject<HTMLVideoElement | null> }) {
  if (under.kind === 'file') return <img className="framing-under" src={under.url} alt="La photographie choisie" />;
  if (under.kind === 'nothing') return null;
  const play = (element: HTMLVideoElement | null) => {
    video.current = element;
    if (element && element.srcObject !== under.stream) element.srcObject = under.stream;
  };
  return <video className="framing-under" ref={play} autoPlay muted playsInline aria-label="Ce que voit l’appareil" />;
}

/** Opens and closes what lies under the reference; the camera is let go with the page. */
function useUnder() {
  const [under, setUnder] = useState<Under>({ kind: 'nothing' });
  const [failed, setFailed] = useState(false);
  useEffect(
    () => () => {
      if (under.kind === 'camera') for (const track of under.stream.getTracks()) track.stop();
      if (under.kind === 'file') URL.revokeObjectURL(under.url);
    },
    [under],
  );
  const open = async () => {
    try {
      setUnder({ kind: 'camera', stream: await navigator.mediaDevices.getUserMedia(wanted) });
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  const close = useCallback(() => setUnder({ kind: 'nothing' }), []);
  const look = (chosen: Blob | undefined) =>
    setUnder(chosen ? { kind: 'file', url: URL.createObjectURL(chosen) } : { kind: 'nothing' });
  return { under, failed, open, look, close };
}

const wanted = { video: { facingMode: 'environment', width: { ideal: 3840 }, height: { ideal: 2160 } }, audio: false };

/** What the camera sees now, as a file. */
async function pictureFrom(video: HTMLVideoElement): Promise<File | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
  return blob && new File([blob], 'prise.jpg', { type: 'image/jpeg' });
}

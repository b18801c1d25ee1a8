import { printDate } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { JoinedFile } from '../action/action.ts';
import { acceptedExtensions, fileKindLabel, largestFile, printSize } from '../file/accepted-file.ts';

/** The documents of an action; who may edit it joins others and takes them away. */
export function ActionFiles(props: { actionId: string; files: JoinedFile[]; mayEdit: boolean; refused: boolean }) {
  const { actionId, files, mayEdit, refused } = props;
  if (files.length === 0 && !mayEdit) return null;
  return (
    <section aria-labelledby="fichiers">
      <h2 id="fichiers">Fichiers</h2>
      {files.length > 0 && (
        <ul className="plain-list files">
          {files.map((file) => (
            <li key={file.id}>
              <span>
                <a href={`/actions/${actionId}/fichiers/${file.id}`} download={file.name}>
                  {file.name}
                </a>{' '}
                <span className="quiet-text">
                  {fileKindLabel(file.name)}, {printSize(file.size)}, joint le {printDate(file.addedAt)}
                </span>
              </span>
              {mayEdit && <RemoveForm file={file} />}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && <JoinForm open={refused} />}
    </section>
  );
}

const RemoveForm = ({ file }: { file: JoinedFile }) => (
  <details className="confirm">
    <summary aria-label={`Retirer ${file.name}`}>Retirer</summary>
    <ProtectedForm>
      <input type="hidden" name="intent" value="remove" />
      <button type="submit" name="file" value={file.id} className="danger">
        Retirer ce fichier pour de bon
      </button>
    </ProtectedForm>
  </details>
);

function JoinForm({ open }: { open: boolean }) {
  return (
    <details open={open}>
      <summary>Joindre un fichier</summary>
      <ProtectedForm encType="multipart/form-data" className="stack page-form">
        <input type="hidden" name="intent" value="attach" />
        <Field
          label="Fichier"
          hint={`PDF, ODT, ODS, DOCX, XLSX, PNG, JPG ou CSV, jusqu’à ${printSize(largestFile)}. Il paraîtra avec l’action si son plan est publié.`}
        >
          {(ids) => <input {...ids} type="file" name="file" accept={acceptedExtensions.join(',')} required />}
        </Field>
        <div>
          <button type="submit">Joindre ce fichier</button>
        </div>
      </ProtectedForm>
    </details>
  );
}

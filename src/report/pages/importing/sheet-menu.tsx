import { Link } from 'react-router';
import type { SheetLine } from '../../importing/import-view.ts';

interface Props {
  sheets: SheetLine[];
  /** Of the sheet shown. */
  number: number;
  onlyLeft: boolean;
}

export const addressOf = (sheet: number, onlyLeft: boolean) => `?fiche=${sheet}${onlyLeft ? '&reste=1' : ''}`;

/** The sheets of the document with what is left in each, and whether only that is shown. */
export function SheetMenu({ sheets, number, onlyLeft }: Props) {
  return (
    <div className="sheet-menu">
      <nav aria-label="Fiches du rapport">
        <ol>
          {sheets.map((sheet) => (
            <li key={sheet.number}>
              <Link
                to={addressOf(sheet.number, onlyLeft)}
                aria-current={sheet.number === number ? 'page' : undefined}
                preventScrollReset
              >
                <span className="sheet-menu-code">{sheet.code ?? sheet.number}</span>
                <span className="sheet-menu-title" title={sheet.title}>
                  {sheet.title}
                </span>
                <span className={sheet.decided === sheet.total ? 'sheet-menu-done' : 'sheet-menu-left'}>
                  {sheet.decided === sheet.total ? (
                    <>
                      <span aria-hidden="true">✓</span>
                      <span className="visually-hidden">tout est décidé</span>
                    </>
                  ) : (
                    <>
                      {sheet.total - sheet.decided}
                      <span className="visually-hidden"> à décider</span>
                    </>
                  )}
                </span>
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <p>
        {onlyLeft ? (
          <Link to={addressOf(number, false)} preventScrollReset>
            Montrer aussi ce qui est décidé
          </Link>
        ) : (
          <Link to={addressOf(number, true)} preventScrollReset>
            Ne montrer que ce qui reste
          </Link>
        )}
      </p>
    </div>
  );
}

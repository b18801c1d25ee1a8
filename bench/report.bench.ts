import { type Measure, median, summary } from './measure.ts';
import { startDemonstration } from './server.ts';
import { timeOf } from './steady-load.ts';

const editions = '/rapports';
const report = `${editions}/bethune-bruay/rdd/2020/telecharger`;
const anotherReport = `${editions}/cpie-chaine-des-terrils/activites-actions/2020/telecharger`;
const runs = 3;

/**
 * Files of the agglomération's 2020 report, downloaded as readers do: each from a server that never made it. A
 * server that has made another report has its rendering thread and its fonts ready; the first file waits for them.
 */
export default async function files(): Promise<Measure[]> {
  const times = { first: [] as number[], pdf: [] as number[], docx: [] as number[], odt: [] as number[] };
  const sheets = { xlsx: [] as number[], ods: [] as number[] };
  for (let run = 0; run < runs; run++) {
    const fresh = await startDemonstration();
    times.first.push(await seconds(`${fresh.address}${report}/pdf`));
    await fresh.stop();
    const running = await startDemonstration();
    await timeOf(`${running.address}${anotherReport}/pdf`);
    times.pdf.push(await seconds(`${running.address}${report}/pdf`));
    times.docx.push(await seconds(`${running.address}${report}/docx`));
    times.odt.push(await seconds(`${running.address}${report}/odt`));
    sheets.xlsx.push(await seconds(`${running.address}${report}/xlsx`));
    sheets.ods.push(await seconds(`${running.address}${report}/ods`));
    await running.stop();
  }
  return [
    summary('PDF of the 2020 report, running server', times.pdf, 's', median(2)),
    summary('PDF of the 2020 report, first file after a start', times.first, 's'),
    summary('DOCX of the 2020 report', times.docx, 's', median(3)),
    summary('ODT of the 2020 report', times.odt, 's'),
    summary('figures of the 2020 report in XLSX', sheets.xlsx, 's'),
    summary('figures of the 2020 report in ODS', sheets.ods, 's'),
  ];
}

const seconds = async (address: string): Promise<number> => (await timeOf(address)) / 1000;

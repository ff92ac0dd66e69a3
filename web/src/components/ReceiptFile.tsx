import type { ApolloClient } from '@apollo/client';
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { parseCaseNumber } from '../../../shared/domain/case/number.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { CenterOfNumberDocument } from '../gen/graphql.ts';
import { useText } from '../i18n/text.ts';
import { myReceiptOn } from '../lib/api/disclosure.ts';
import type { Fault } from '../lib/faults.ts';
import { faultsOf } from '../lib/faultsOf.ts';
import { levelName } from '../lib/levels.ts';
import { saveBytes } from '../lib/save.ts';
import { FaultNote } from './FaultNote.tsx';

interface Props {
  api: ApolloClient;
  number: string;
  /** Of the receipt: with it and the number the file is given out. */
  code: string;
  /** The level that gave the number, where the page knows it; else it is asked for. */
  level?: LevelName | undefined;
}

/** The receipt as PDF, to be kept or printed: with a code to be scanned that leads to where citizens reach the hub. */
export function ReceiptFile({ api, number, code, level }: Props) {
  const say = useText();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const take = async () => {
    setBusy(true);
    setFaults(await save(api, { number, code, level }));
    setBusy(false);
  };
  return (
    <>
      <Button size="large" icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void take()}>
        {say('receipt.file')}
      </Button>
      <FaultNote faults={faults} />
    </>
  );
}

/** Fetches the file and hands it to the browser; answers what went wrong. */
async function save(api: ApolloClient, { number, code, level }: Omit<Props, 'api'>): Promise<Fault[]> {
  try {
    const { on, faults } = level ? { on: level, faults: [] } : await levelOf(api, number);
    if (!on) return faults;
    const { data, error } = await api.query({
      ...{ query: myReceiptOn(on), variables: { number, code }, fetchPolicy: 'no-cache' },
    });
    if (!data?.receipt) return faultsOf(error);
    const { name, type, base64 } = data.receipt;
    saveBytes([base64], type, name);
    return [];
  } catch (fault) {
    return faultsOf(fault);
  }
}

/** The level whose window gave a number, as the directory knows it. */
async function levelOf(api: ApolloClient, number: string): Promise<{ on: LevelName | null; faults: Fault[] }> {
  const { data, error } = await api.query({
    ...{ query: CenterOfNumberDocument, variables: { code: parseCaseNumber(number)?.center ?? '' } },
  });
  return { on: data?.center ? levelName(data.center.level) : null, faults: faultsOf(error) };
}

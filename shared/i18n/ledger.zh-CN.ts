/** Chinese texts of the ledger that others can check. Part of `zh-CN.ts`. */
export const ledgerZhCN = {
  'error.LEDGER_KEY_UNKNOWN': '{level}级的签名公钥（{kid}）与已登记的不一致。',
  'remedy.LEDGER_KEY_UNKNOWN': '请先通过其他途径与对方核对公钥指纹，再按 docs/ledger.md 登记新公钥。',
  'error.LEDGER_SIGNATURE_WRONG': '台账日根的签名不成立。',
  'remedy.LEDGER_SIGNATURE_WRONG': '请在发送方运行 npx hub verify，并检查两级之间的消息通道。',
  'error.LEDGER_FORKED': '台账日根与本级留存的副本不一致。',
  'remedy.LEDGER_FORKED': '请保全两级数据，运行 npx hub verify 找出被改动的记录，并通知审计员。',
} as const;

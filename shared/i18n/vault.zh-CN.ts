/** Chinese texts about reporters and their numbers (反映人与证件). Part of `zh-CN.ts`. */
export const vaultZhCN = {
  'error.ID_NUMBER_INVALID': '“{field}”不对：位数、出生日期或校验码不符。',
  'remedy.ID_NUMBER_INVALID':
    '请对照证件重新填写“{field}”；身份证号码为18位，最后一位可以是X。暂时没有证件的，可以不填。',

  'act.findReporter': '查找反映人的历次办件',

  'field.reporterIdNumber': '证件号码',
  'field.idNumber': '证件号码',
  'field.phone': '联系电话',
} as const;

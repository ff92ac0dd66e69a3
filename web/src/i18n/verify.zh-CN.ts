/** Texts of the receipt’s proof and of the page that checks it (中文). Part of the texts of the pages. */
export const verifyPagesZh = {
  'proof.qr': '回执核验二维码',
  'proof.what': '扫码可随时核验：办理过程的记录没有被改动过。无需登录，不显示办件内容。',
  'proof.hash': '回执校验值',

  'verify.heading': '回执核验',
  'verify.what':
    '凭回执上的编号和校验值，任何人都可以核验这件事的办理记录是否被改动过。核验不显示办件内容，也不显示反映人信息。',
  'verify.level': '登记窗口所在层级',
  'verify.number': '编号',
  'verify.hash': '校验值',
  'verify.fill': '请按回执填写编号',
  'verify.hashShape': '校验值为 64 位数字和字母 a–f，请按回执填写',
  'verify.send': '核验',
  'verify.yes': '核验通过：记录未被改动',
  'verify.yesWhat': '编号 {number} 的记录从登记起逐条相连，没有一条被改动、删除或插入。',
  'verify.no': '核验未通过',
  'verify.noWhat':
    '没有找到与此编号和校验值相符的完整记录。请先核对是否填写有误、层级是否选对；如无误，请持回执到上级政务服务中心或效能办反映。',
  'verify.lines': '记录数',
  'verify.linesOf': '现有 {lines} 条；回执对应第 {no} 条',
  'verify.head': '最新校验值',
  'verify.headWhat': '请记下：以后凭它核验，可证明截至目前的全部记录未被改动。',
  'verify.headLink': '最新校验值的核验链接',
  'verify.witness': '上级见证',
  'verify.witnessed': '{level}级已留存副本并签名：封账日 {day}，见证时间 {time}',
  'verify.root': '日根',
  'verify.notYet': '尚未封账：当日记录次日封账，并由另一层级签名见证。',
  'verify.print': '打印核验结果',
} as const;

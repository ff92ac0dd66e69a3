/** Chinese texts (中文) of the signed link between gateway and levels, and of signed messages. */
export const linkZhCN = {
  'error.MESSAGE_UNSIGNED': '层级间消息没有签名。',
  'remedy.MESSAGE_UNSIGNED': '请为发送方配置 HUB_LEVEL_KEYS；密钥由 npx hub link-keys new 生成。',
  'error.MESSAGE_FORGED': '层级间消息的签名与内容或发送方不符，未予采用。',
  'remedy.MESSAGE_FORGED': '请核对收发两级的层级密钥文件；密钥无误的，说明消息在途中被改动，请检查消息通道。',
  'error.LINK_UNSIGNED': '请求没有网关签名，本级不直接受理。',
  'remedy.LINK_UNSIGNED': '请通过网关访问；网关自身收到此提示的，请配置 HUB_LINK_KEYS。',
  'error.LINK_STALE': '请求签名的时间不在有效范围内。',
  'remedy.LINK_STALE': '请校准网关与各级服务器的时钟(相差不超过 30 秒)后重试。',
  'error.LINK_REPLAYED': '这个请求已经收到过一次。',
  'remedy.LINK_REPLAYED': '每个请求须重新签名；如非本网关重发，请检查网关与该级之间的网络。',
  'error.LINK_FORGED': '请求的签名与内容不符。',
  'remedy.LINK_FORGED': '请核对网关与该级的密钥文件；密钥无误的，请检查两者之间的网络。',
  'error.LINK_BROKEN': '{level}级系统的答复不可信，未予采用。',
  'remedy.LINK_BROKEN': '其他层级的数据不受影响；请管理员核对密钥文件，并检查网关与该级之间的网络。',
} as const;

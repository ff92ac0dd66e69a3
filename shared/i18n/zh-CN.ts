import { attachmentsZhCN } from './attachments.zh-CN.ts';
import { auditZhCN } from './audit.zh-CN.ts';
import { accessZhCN } from './access.zh-CN.ts';
import { identityZhCN } from './identity.zh-CN.ts';
import { caseworkZhCN } from './casework.zh-CN.ts';
import { clockZhCN } from './clock.zh-CN.ts';
import { linkZhCN } from './link.zh-CN.ts';
import { departmentsZhCN } from './departments.zh-CN.ts';
import { disclosureZhCN } from './disclosure.zh-CN.ts';
import { dutiesZhCN } from './duties.zh-CN.ts';
import { ledgerZhCN } from './ledger.zh-CN.ts';
import { fairnessZhCN } from './fairness.zh-CN.ts';
import { limitsZhCN } from './limits.zh-CN.ts';
import { noticesZhCN } from './notices.zh-CN.ts';
import { policyZhCN } from './policy.zh-CN.ts';
import { reportsZhCN } from './reports.zh-CN.ts';
import { retentionZhCN } from './retention.zh-CN.ts';
import { assessmentZhCN } from './assessment.zh-CN.ts';
import { kindsZhCN } from './kinds.zh-CN.ts';
import { libraryZhCN } from './library.zh-CN.ts';
import { viewsZhCN } from './views.zh-CN.ts';
import { meetingsZhCN } from './meetings.zh-CN.ts';
import { visitsZhCN } from './visits.zh-CN.ts';
import { supervisionZhCN } from './supervision.zh-CN.ts';
import { vaultZhCN } from './vault.zh-CN.ts';

/** Chinese texts (中文). One for each code, enum value and name that people see; `{x}` is filled in. */
export const zhCN = {
  'error.UNAUTHENTICATED': '请先登录。',
  'remedy.UNAUTHENTICATED': '请在请求头 authorization 中携带 Bearer 令牌；演示令牌可用 npx hub token 获取。',
  'error.TOKEN_INVALID': '登录凭证无效。',
  'remedy.TOKEN_INVALID': '请重新登录，获取本系统签发的令牌。',
  'error.NO_PLACE_HERE': '您已登录，但该账号在本系统中还没有岗位。',
  'remedy.NO_PLACE_HERE': '请联系统一身份认证的管理员，核对该账号的声明“{claim}”：目前缺少，或不是本系统认识的值。',
  'error.TOKEN_EXPIRED': '登录已过期。',
  'remedy.TOKEN_EXPIRED': '请重新登录后再试，已填写的内容不会丢失。',
  'error.NOT_PERMITTED': '您的岗位({role})不能执行“{act}”。',
  'remedy.NOT_PERMITTED': '请由有权限的同事办理，或联系本中心管理员调整岗位。',
  'error.OUTSIDE_JURISDICTION': '不在您的管辖范围内。',
  'remedy.OUTSIDE_JURISDICTION': '只能查看和办理本中心及下级中心的数据，请选择管辖内的中心。',
  'error.WRONG_LEVEL': '该操作属于{level}级，您所在的中心是{own}级。',
  'remedy.WRONG_LEVEL': '请使用您所在层级的操作；需要上级处理的，请提级。',
  'error.CENTER_UNKNOWN': '没有编码为“{center}”的政务服务中心。',
  'remedy.CENTER_UNKNOWN': '请核对中心编码(如 340882),或从中心目录中选择。',
  'error.CENTER_RETIRED': '中心“{center}”已撤销。',
  'remedy.CENTER_RETIRED': '请在承接中心({successor})办理新的登记。',
  'error.CASE_NOT_FOUND': '在您的管辖范围内没有这个办件。',
  'remedy.CASE_NOT_FOUND': '请核对编号；外地办件请联系登记该办件的窗口。',
  'error.ACT_NOT_ALLOWED': '办件目前为“{state}”，不能“{act}”。',
  'remedy.ACT_NOT_ALLOWED': '办件可能刚被同事处理，请刷新后按页面上的按钮继续。',
  'error.ESCALATION_OPEN': '已提级，上级尚未答复，暂不能“{act}”。',
  'remedy.ESCALATION_OPEN': '请等待上级裁定或退回；紧急时请电话催办。',
  'error.NOTHING_ASKED': '下级没有就此办件提级，不能“{act}”。',
  'remedy.NOTHING_ASKED': '只有下级提级上来且尚未答复的办件才能受理、裁定或退回。',
  'error.NOT_FIRST_RECEIVER': '“{act}”由首接窗口办理。',
  'remedy.NOT_FIRST_RECEIVER': '请裁定或退回下级，由最初登记的窗口办理并答复群众。',
  'error.NO_LEVEL_ABOVE': '“{center}”之上没有可以提级的层级。',
  'remedy.NO_LEVEL_ABOVE': '请在本级裁定或会商解决。',
  'error.FIELD_REQUIRED': '“{field}”不能为空。',
  'remedy.FIELD_REQUIRED': '请填写“{field}”。',
  'error.FIELD_TOO_LONG': '“{field}”有{length}个字，最多{limit}个字。',
  'remedy.FIELD_TOO_LONG': '请缩短“{field}”，详细情况可写入问题描述。',
  'error.FIELD_INVALID': '“{field}”的内容无法使用。',
  'remedy.FIELD_INVALID': '请检查“{field}”，去掉特殊字符后重填。',
  'error.CURSOR_MALFORMED': '分页或订阅位置“{field}”无法识别。',
  'remedy.CURSOR_MALFORMED': '请使用上一页或上一条消息返回的 cursor,不要自行拼写；从头开始时不传。',
  'error.PAGE_SIZE': '每页数量须在 1 到 {limit} 之间。',
  'remedy.PAGE_SIZE': '请减小 first,并用 after 取下一页。',
  'error.BAD_USER_INPUT': '参数类型不对。',
  'remedy.BAD_USER_INPUT': '请对照接口说明检查变量的类型和枚举值。',
  'error.BAD_REQUEST': '请求格式不对。',
  'remedy.BAD_REQUEST': '请用 POST 发送 JSON:{"query": …}，并设置 content-type: application/json。',
  'error.SUBSCRIPTION_TRANSPORT': '订阅不能用普通 HTTP 请求发送。',
  'remedy.SUBSCRIPTION_TRANSPORT': '请在同一地址用 WebSocket(协议 graphql-transport-ws)订阅。',
  'error.GRAPHQL_PARSE_FAILED': '查询语句有语法错误。',
  'remedy.GRAPHQL_PARSE_FAILED': '请按提示的位置修改查询语句。',
  'error.GRAPHQL_VALIDATION_FAILED': '接口中没有这样的操作或字段。',
  'remedy.GRAPHQL_VALIDATION_FAILED': '请对照接口说明修改；某级没有的操作(如省级提级)不在接口中。',
  'error.OPERATION_RESOLUTION_FAILURE': '没有指明要执行哪个操作。',
  'remedy.OPERATION_RESOLUTION_FAILURE': '文档中有多个操作时，请给出 operationName。',
  'error.MESSAGE_MALFORMED': '层级间消息格式不对。',
  'remedy.MESSAGE_MALFORMED': '请对照 docs/between-levels.md 检查消息。',
  'error.MESSAGE_MISDIRECTED': '层级间消息送错了中心。',
  'remedy.MESSAGE_MISDIRECTED': '请核对两级的中心目录是否为同一版本。',
  'error.LEVEL_UNREACHABLE': '{level}级系统暂时连接不上。',
  'remedy.LEVEL_UNREACHABLE': '其他层级的数据不受影响，请稍后重试。',
  'error.LEVEL_BUSY': '{level}级系统正忙。',
  'remedy.LEVEL_BUSY': '没有写入任何内容，请稍后重试。',
  'error.INTERNAL_SERVER_ERROR': '系统出错了，没有写入任何内容。',
  'remedy.INTERNAL_SERVER_ERROR': '请重试；仍不成功时，请把编号 {id} 告诉管理员。',

  'level.province': '省',
  'level.city': '市',
  'level.county': '县',
  'level.township': '乡镇街道',

  'state.registered': '已登记',
  'state.received': '待签收',
  'state.accepted': '已受理',
  'state.handling': '办理中',
  'state.decided': '已裁定',
  'state.returned': '已退回下级',
  'state.refused': '不予受理',
  'state.completed': '已办结',

  'act.register': '登记',
  'act.accept': '受理',
  'act.refuse': '不予受理',
  'act.assign': '交办',
  'act.complete': '办结',
  'act.escalate': '提级',
  'act.receiveEscalation': '收到提级',
  'act.acceptEscalation': '受理提级',
  'act.decideEscalation': '裁定',
  'act.returnEscalation': '退回下级',
  'act.hearStep': '上级进展',

  'escalation.open': '待上级受理',
  'escalation.accepted': '上级办理中',
  'escalation.decided': '上级已裁定',
  'escalation.returned': '上级已退回',

  'day.workday': '工作日',
  'day.makeUpWorkday': '调休上班日',
  'day.weekend': '休息日',
  'day.holiday': '节假日',

  'cause.proofHardToFind': '证明材料难找',
  'cause.rulesNotMet': '规则不符合',
  'cause.materialsNotRight': '材料不符合',
  'cause.other': '其他原因',

  'role.registrar': '窗口登记员',
  'role.handler': '承办人',
  'role.coordinator': '当值协调员',
  'role.center-head': '中心负责人',
  'role.supervision-section': '监督考核科',
  'role.efficiency-officer': '效能办',
  'role.efficiency-supervisor': '效能监督员',
  'role.leader': '分管领导',
  'role.reform-office': '改革办',
  'role.policy-administrator': '政策管理员',
  'role.security-administrator': '安全管理员',
  'role.auditor': '审计员',
  'role.provincial-officer': '省效能办',
  'role.integrator': '系统对接',
  'role.display': '大屏',
  'role.citizen': '群众',

  'field.center': '中心',
  'field.title': '标题',
  'field.demand': '遇到的问题及诉求',
  'field.item': '办理业务名称',
  'field.article': '依据条款',
  'field.causes': '办不成的原因',
  'field.otherCause': '其他原因',
  'field.reporterName': '反映人姓名',
  'field.reporterPhone': '联系电话',
  'field.window': '接待窗口',
  'field.requestId': '请求号',
  'field.reason': '原因',
  'field.route': '办理路径',
  'field.department': '承办部门',
  'field.result': '办理结果',
  'field.tried': '已做的工作',
  'field.question': '请示的问题',
  'field.authorityWanted': '需要的权限',
  'field.decision': '裁定意见',
  'field.instruction': '退回指示',
  'field.after': '起始位置',
  'field.first': '每页数量',
  'field.area': '区域',
  'field.uid': '办件',
  'field.step': '步骤',
  'field.by': '办理层级',

  ...accessZhCN,
  ...attachmentsZhCN,
  ...auditZhCN,
  ...caseworkZhCN,

  ...identityZhCN,
  ...clockZhCN,
  ...ledgerZhCN,
  ...policyZhCN,
  ...reportsZhCN,
  ...retentionZhCN,
  ...limitsZhCN,
  ...noticesZhCN,
  ...linkZhCN,
  ...disclosureZhCN,
  ...departmentsZhCN,
  ...dutiesZhCN,
  ...assessmentZhCN,
  ...kindsZhCN,
  ...libraryZhCN,
  ...viewsZhCN,
  ...meetingsZhCN,
  ...visitsZhCN,
  ...supervisionZhCN,
  ...vaultZhCN,
  ...fairnessZhCN,
} as const;

export type TextKey = keyof typeof zhCN;

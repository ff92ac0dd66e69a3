import { auditPagesZh } from './audit.zh-CN.ts';
import { identityPagesZh } from './identity.zh-CN.ts';
import { caseworkPagesZh } from './casework.zh-CN.ts';
import { disclosurePagesZh } from './disclosure.zh-CN.ts';
import { publicPagesZh } from './public.zh-CN.ts';
import { visitsPagesZh } from './visits.zh-CN.ts';
import { todayPagesZh } from './today.zh-CN.ts';
import { verifyPagesZh } from './verify.zh-CN.ts';
import { refusalPagesZh } from './refusals.zh-CN.ts';
import { dutyPagesZh } from './duties.zh-CN.ts';
import { meetingsPagesZh } from './meetings.zh-CN.ts';
import { reportPagesZh } from './reports.zh-CN.ts';
import { supervisionPagesZh } from './supervision.zh-CN.ts';
import { assessmentPagesZh } from './assessment.zh-CN.ts';
import { qualityPagesZh } from './quality.zh-CN.ts';
import { kindPagesZh } from './kinds.zh-CN.ts';
import { libraryPagesZh } from './library.zh-CN.ts';
import { oversightPagesZh } from './oversight.zh-CN.ts';

/** Texts of the pages (中文). Names of acts, states, roles, levels and fields stand in shared/i18n. */
export const pagesZh = {
  ...caseworkPagesZh,
  ...disclosurePagesZh,
  ...publicPagesZh,
  ...verifyPagesZh,
  ...refusalPagesZh,
  ...auditPagesZh,
  ...dutyPagesZh,
  ...meetingsPagesZh,
  ...todayPagesZh,
  ...visitsPagesZh,
  ...supervisionPagesZh,
  ...reportPagesZh,
  ...oversightPagesZh,
  ...libraryPagesZh,
  ...kindPagesZh,
  ...qualityPagesZh,
  ...assessmentPagesZh,

  'app.windowTitle': '兜底 · “办不成事”反映窗口',
  'app.title': '“办不成事”反映窗口 · 省市县乡联办平台',
  'app.home': '回到本中心总览',
  'app.account': '切换账号',
  'app.register': '登记',
  'app.signOut': '退出',

  'connection.updated': '数据更新于 {time}',
  'connection.connecting': '正在连接…',
  'connection.live': '实时',
  'connection.lost': '已断线，正在重连…',

  ...identityPagesZh,

  'fault.offline': '暂时连接不上服务器。',
  'fault.offlineRemedy': '请检查本机网络后重试；已填写的内容不会丢失。',
  'fault.page': '这个页面没能打开。',
  'fault.pageRemedy':
    '请刷新页面：系统可能刚刚更新，或网络中断了一下；已填写的内容不会丢失。仍打不开的，请联系本单位系统管理员。',
  'fault.levelMissing': '{level}级系统暂时连接不上，其余数据不受影响；缺少该级数据的数字已标明“不完整”。',

  'do.again': '重试',
  'do.reload': '刷新页面',
  'do.refresh': '刷新',
  'do.understood': '知道了',

  'tab.areas': '下级区域',
  'tab.cases': '办件列表',

  'kpi.heading': '{area}各项数据',
  'kpi.registered': '登记',
  'kpi.registered.what': '各级窗口自己登记的办件。',
  'kpi.open': '在办',
  'kpi.open.what': '该级尚有事要办的档案。提级后上下两级各有一份档案，分别计数。',
  'kpi.overdue': '超期',
  'kpi.overdue.what': '在办且已过办理时限的档案。',
  'kpi.escalated': '提级待复',
  'kpi.escalated.what': '已提级、上级尚未答复的档案。',
  'kpi.waiting': '待签收',
  'kpi.waiting.what': '下级提级上来、本级尚未受理的档案。',
  'kpi.completed': '办结',
  'kpi.completed.what': '由首接窗口办结的办件。',
  'kpi.settling': '待评价销号',
  'kpi.settling.what': '已有办理结果，尚待反馈、评价、异议期满或销号的办件。',
  'kpi.parked': '挂账',
  'kpi.parked.what': '群众不满意、目前又办不了的办件，单独列出，不计入办结。',
  'kpi.consultations': '咨询',
  'kpi.consultations.what': '在窗口提出的咨询，与办件分开统计。',
  'kpi.asOf': '统计时点 {time}',
  'kpi.noAnswer': '未连接上',
  'kpi.incomplete': '不完整',
  'kpi.incompleteWhy': '有一级系统没有应答，实际数字可能更大。',

  'grid.heading': '下级区域',
  'grid.path': '所在区域',
  'grid.open': '在办',
  'grid.overdue': '超期',
  'grid.figures': '在办 {open}，超期 {overdue}',
  'grid.legend': '图例',
  'grid.none': '无在办',
  'grid.calm': '无超期',
  'grid.some': '超期不到两成',
  'grid.much': '超期两成以上',
  'grid.zone': '开发区、分中心（虚线框）',
  'grid.short': '数字：在办 / 超期',
  'grid.keys': '方向键移动，回车进入',
  'kind.zone': '开发区',
  'kind.subCenter': '分中心',

  'stream.heading': '提级实时流',
  'stream.ledgerHeading': '本级实时动态',
  'stream.escalations': '提级',
  'stream.ledger': '全部动态',
  'stream.lines': '实时消息',
  'stream.none': '还没有下级提级。有新的提级会立即出现在这里。',
  'stream.ledgerNone': '还没有动态。登记或办理后会立即出现在这里。',
  'stream.asks': '请示：',
  'stream.titleMissing': '（标题暂时读不到，请点开查看）',
  'stream.lost': '断线期间有 {n} 条消息无法补发，列表已重新载入。',
  'stream.lostRemedy': '下面是目前最新的内容；更早的请在“办件列表”中查找。',

  'list.heading': '办件列表',
  'list.comma': '、',
  'list.open': '在办',
  'list.overdue': '超期',
  'list.waiting': '待签收',
  'list.settling': '待评价销号',
  'list.parked': '挂账',
  'list.all': '全部',
  'list.heldBy': '{level}级档案',
  'list.search': '输入完整编号或标题中的字，回车查找',
  'list.nothing': '没有这样的办件。可换一个筛选条件或层级。',
  'list.nothingFound': '没有找到。请核对编号，或换几个字再找。',
  'list.more': '更多',

  'due.provisional': '暂定',
  'due.provisionalWhy': '该年度放假安排尚未公布，日期可能调整。',
  'due.over': '超期 {days} 天',
  'due.left': '剩余 {days} 天',
  'due.today': '今天到期',

  'case.heading': '办件',
  'case.titleAndNumber': '标题 / 编号',
  'case.center': '承办中心',
  'case.origin': '首接中心',
  'case.state': '状态',
  'case.due': '办理时限',
  'case.dueWhy': '为什么是这一天？',
  'case.openedAt': '本级收到',
  'case.registeredAt': '登记时间',
  'case.reporter': '反映人',
  'case.heldBy': '各级档案',
  'case.generated': '演示数据',
  'case.holder': '目前在',
  'case.ended': '本件各级均已办完。',
  'case.escalation': '{from} 提级至 {to}',
  'case.round': '第 {n} 轮',
  'case.answer': '上级答复',
  'case.timeline': '办理全过程',
  'case.erased': '内容已按规定删除',
  'case.heard': '收到上级进展：{act}',
  'case.acts': '可执行的操作',
  'case.noActs': '目前没有需要您办理的操作。',
  'case.unknown': '没有这个办件，或不在您的管辖范围内。请核对链接或编号。',

  'act.done': '“{act}”已完成。',
  'act.reloaded': '办件刚有变化，已重新载入，请按现在显示的按钮继续。',
  'act.hint.refuse': '不予受理须说明原因，并告诉群众下一步可以到哪里、怎样办。',
  'act.hint.escalate': '办件仍留在本级，材料报上一级；办理时限不因提级而改变。',
  'act.hint.decide': '裁定意见将发给提级的中心，并由首接窗口答复群众。',
  'act.hint.return': '退回时请写明下级应当怎样办。',
  'act.hint.complete': '办理结果将按此告知群众，办结后不能再改。',

  'register.heading': '登记台 · {center}',
  'register.matter': '反映的事项',
  'register.reporter': '反映人与窗口',
  'register.titleHint': '一句话说清什么事没办成',
  'register.itemHint': '如：企业开办、不动产登记',
  'register.causesHint': '请勾选一项及以上。',
  'register.demandHint': '不填则与标题相同。',
  'register.addDemand': '还有一项诉求',
  'register.addDemandHint': '一事一回应：每项诉求单独答复。',
  'register.added': '本中心增加的栏目',
  'register.classAndMore': '类别与补充情况',
  'register.classHint': '当场能判明的，请选择',
  'register.limit': '群众时限：{limit}。依据：{source}。',
  'register.more': '更多：来访次数、原申请编号、卡住的环节',
  'register.sourceRefHint': '卡住的那件申请的编号',
  'register.guidance': '窗口须知',
  'register.source': '依据：{source}',
  'register.privacy': '姓名和电话只保存在本窗口，页面上脱敏显示，不随提级上报。',
  'register.submit': '登记',
  'register.keys': 'Ctrl + 回车也可提交；未提交的内容保留在本标签页。',

  'receipt.heading': '已登记，编号',
  'receipt.why': '时限说明',
  'receipt.code': '查询码',
  'receipt.codeWhat': '请交给反映人保管：凭编号和查询码可以查询进度、评价、提出异议、补交材料。',
  'receipt.next': '继续登记下一件',
  'receipt.print': '打印登记表和回执',
  'receipt.open': '查看办件',

  'slip.heading': '{center}“办不成事”反映窗口 · 回执',
  'slip.number': '编号',
  'slip.what': '请妥善保管：凭编号和查询码可以查询进度、评价、提出异议、补交材料。',

  'paper.heading': '{center}“办不成事”登记表',
  'paper.number': '编号：',
  'paper.day': '办理日期',
  'paper.reporterSigns': '反映人（签字）：',
  'paper.registrarSigns': '登记人员（签字）：',
} as const;

export type PageKey = keyof typeof pagesZh;

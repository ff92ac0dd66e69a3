/**
 * Chinese texts of notices: what reporter, window and supervision section are told of each event (三方告知), LH-32, LH-33.
 * Each says what has happened and what to do next. Part of `zh-CN.ts`.
 */
export const noticesZhCN = {
  'notice.registered.reporter':
    '您反映的事项已登记，编号{number}，将在{dueOn}前答复您。请保管好回执，可凭编号和查询码查询进度。',
  'notice.registered.window': '办件{number}已登记，答复期限{dueOn}。请研判并决定是否受理。',
  'notice.registered.supervisionSection': '办件{number}已登记，答复期限{dueOn}。请关注首接窗口的受理情况。',
  'notice.accepted.reporter':
    '您反映的事项（编号{number}）已受理，将在{dueOn}前答复您。办理期间请保持联系方式畅通，可凭编号和查询码查询进度。',
  'notice.accepted.window': '办件{number}已受理，答复期限{dueOn}。请当场协调解决，或交办承办部门。',
  'notice.accepted.supervisionSection': '办件{number}已受理，答复期限{dueOn}。请按期督办。',
  'notice.refused.reporter':
    '您反映的事项（编号{number}）不在本窗口办理。请凭编号和查询码查看原因和可以办理的途径，或向登记窗口询问。',
  'notice.refused.window': '办件{number}不予受理或已引导转介。请向反映人讲清原因，告知办理的方法和路径。',
  'notice.refused.supervisionSection': '办件{number}不予受理或已引导转介。请核对理由和告知的办理路径。',
  'notice.materialAsked.reporter':
    '您反映的事项（编号{number}）需要补充材料。请凭编号和查询码查看清单，补交到登记窗口；有困难的，请联系窗口帮办。',
  'notice.materialAsked.window': '办件{number}正在等待反映人补充材料。请一次性告知清单，收到后继续办理。',
  'notice.materialAsked.supervisionSection': '办件{number}正在等待反映人补充材料。请核对窗口是否一次性告知。',
  'notice.extended.reporter':
    '您反映的事项（编号{number}）需要延时办理，新的办理时限是{dueOn}。如有疑问，请联系登记窗口。',
  'notice.extended.window': '办件{number}已延时，新的办理时限是{dueOn}。请向反映人说明原因，并在时限内办结。',
  'notice.extended.supervisionSection': '办件{number}已延时，新的办理时限是{dueOn}。请核对延时理由，并按新的时限督办。',
  'notice.replied.reporter':
    '{department}已就您反映的事项（编号{number}）作出回复，窗口核实后将告知您办理结果。可凭编号和查询码查询进度。',
  'notice.replied.window': '{department}已回复办件{number}的工单。请核对回复，办结后向反映人反馈。',
  'notice.replied.supervisionSection': '{department}已回复办件{number}的工单。请核对回复是否按期、问题是否解决。',
  'notice.resultGiven.reporter':
    '您反映的事项（编号{number}）已有办理结果。请凭编号和查询码查看并作出评价；不满意的，可以提出异议。',
  'notice.resultGiven.window': '办件{number}已有办理结果。请向反映人反馈，并听取其评价。',
  'notice.resultGiven.supervisionSection': '办件{number}已有办理结果。请关注反馈和评价情况。',
  'notice.feedbackGiven.reporter': '窗口已向您反馈事项（编号{number}）的办理结果。请作出评价；不满意的，可以提出异议。',
  'notice.feedbackGiven.window': '办件{number}已向反映人反馈结果。请记录评价；有异议的，按规定重办。',
  'notice.feedbackGiven.supervisionSection': '办件{number}已向反映人反馈结果。请关注评价，对不满意的跟踪回访。',
  'notice.redoBegun.reporter':
    '您对事项（编号{number}）的办理结果不满意，现已重新办理，结果将另行告知。有补充情况的，请联系登记窗口。',
  'notice.redoBegun.window': '办件{number}已退回重办。请重新交办，并跟踪到有新的结果。',
  'notice.redoBegun.supervisionSection': '办件{number}已退回重办。请督促查明原因，并跟踪回访。',
  'notice.closed.reporter':
    '您反映的事项（编号{number}）已结束办理。情况有变化或仍有困难的，请带上编号到登记窗口反映。',
  'notice.closed.window': '办件{number}已结束办理或已挂账。请核对记录是否完整，并按规定归档或复核。',
  'notice.closed.supervisionSection': '办件{number}已结束办理或已挂账。请抽查办理过程；挂账的，请按期复核。',
  'notice.dueSoon.reporter':
    '您反映的事项（编号{number}）临近办理时限{dueOn}，窗口正在催办。有新情况的，请联系登记窗口。',
  'notice.dueSoon.window': '办件{number}的“{clock}”将于{dueOn}截止。请抓紧办理；确需延时的，请提前办理延时。',
  'notice.dueSoon.supervisionSection': '办件{number}的“{clock}”将于{dueOn}截止。请提醒承办人员。',
  'notice.overdue.reporter':
    '很抱歉，您反映的事项（编号{number}）未能在时限内办完。窗口正在催办，需要了解原因的，请联系登记窗口。',
  'notice.overdue.window': '办件{number}的“{clock}”已超期，截止日为{dueOn}。请立即办理，并向反映人说明原因。',
  'notice.overdue.supervisionSection': '办件{number}的“{clock}”已超期，截止日为{dueOn}。请督办并查明原因。',
  'notice.lapsed.reporter':
    '您反映的事项（编号{number}）补充材料的期限已过，窗口尚未收到材料。仍要办理的，请尽快联系登记窗口。',
  'notice.lapsed.window': '办件{number}补充材料的期限已过，尚未收到材料。请联系反映人，再决定如何继续办理。',
  'notice.lapsed.supervisionSection': '办件{number}补充材料的期限已过，尚未收到材料。请核对窗口是否已联系反映人。',
  'notice.dueMoved.reporter':
    '放假安排已公布，您反映的事项（编号{number}）的办理时限调整为{dueOn}。如有疑问，请联系登记窗口。',
  'notice.dueMoved.window': '放假安排已公布，办件{number}的办理时限调整为{dueOn}。请按新的时限办理。',
  'notice.dueMoved.supervisionSection': '放假安排已公布，办件{number}的办理时限调整为{dueOn}。请按新的时限督办。',
  'notice.raised.reporter':
    '您反映的事项（编号{number}）已提请上级协调，仍由登记窗口负责到底，办理时限{dueOn}不变。可凭编号和查询码查询进度。',
  'notice.raised.window': '办件{number}已提级，办理时限{dueOn}不变。请跟踪上级答复，并向反映人反馈进展。',
  'notice.raised.supervisionSection': '办件{number}已提级，办理时限{dueOn}不变。请跟踪上级答复。',
  'notice.ruled.reporter':
    '上级已就您反映的事项（编号{number}）作出答复，登记窗口将据此继续办理并告知您结果。可凭编号和查询码查询进度。',
  'notice.ruled.window': '上级已就办件{number}作出裁定、批示或退回。请按其意见继续办理，并向反映人反馈。',
  'notice.ruled.supervisionSection': '上级已就办件{number}作出裁定、批示或退回。请督促窗口落实。',
  'notice.contacted.reporter':
    '窗口就您反映的事项（编号{number}）告知如下。{text} 我们不会向您索要验证码、密码或转账；如有疑问，请联系登记窗口。',
  'notice.contacted.window': '已通过系统联系办件{number}的反映人。请留意反映人的回复。',
  'notice.contacted.supervisionSection': '已通过系统联系办件{number}的反映人。内容见办理过程。',

  'noticeSign.sms': '【办不成事反映窗口】',
  'noticeSubject.email': '办件{number}：{event}',

  'noticeDefault.number': '（编号待查）',
  'noticeDefault.dueOn': '窗口告知的日期',
  'noticeDefault.department': '承办部门',
  'noticeDefault.clock': '办理时限',
  'noticeDefault.text': '请联系登记窗口。',

  'party.reporter': '反映人',
  'party.window': '反映窗口',
  'party.supervisionSection': '监督考核科',

  'noticeChannel.inApp': '系统消息',
  'noticeChannel.sms': '短信',
  'noticeChannel.email': '电子邮件',
  'noticeChannel.wechat': '微信',

  'noticeEvent.registered': '已登记',
  'noticeEvent.accepted': '已受理',
  'noticeEvent.refused': '不予受理或引导转介',
  'noticeEvent.materialAsked': '需补充材料',
  'noticeEvent.extended': '已延时',
  'noticeEvent.replied': '部门已回复',
  'noticeEvent.resultGiven': '已有办理结果',
  'noticeEvent.feedbackGiven': '已反馈',
  'noticeEvent.redoBegun': '退回重办',
  'noticeEvent.closed': '已结束',
  'noticeEvent.dueSoon': '临近时限',
  'noticeEvent.overdue': '已超期',
  'noticeEvent.lapsed': '补件逾期',
  'noticeEvent.dueMoved': '时限调整',
  'noticeEvent.raised': '已提级',
  'noticeEvent.ruled': '上级已答复',
  'noticeEvent.contacted': '联系反映人',

  'noticeFault.noAddress': '没有联系方式',
  'noticeFault.transportFailed': '发送未成功',
  'noticeFault.expired': '已过时效，不再发送',
} as const;

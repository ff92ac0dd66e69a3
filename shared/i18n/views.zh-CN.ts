/** 常用视图的文字。 */
export const viewsZhCN = {
  'error.VIEW_NOT_FOUND': '没有您的这个常用视图。',
  'remedy.VIEW_NOT_FOUND': '请刷新后在本人视图中选择；同岗共享的视图只能由建立人修改。',
  'error.VIEWS_FULL': '您已保存 {limit} 个常用视图，不能再增加。',
  'remedy.VIEWS_FULL': '请先删除不用的视图，再保存。',
  'error.VIEW_PERSONAL': '视图名称中含有指向个人的号码。',
  'remedy.VIEW_PERSONAL': '请按所显示的内容命名，去掉电话、证件或卡号后再保存。',
  'field.viewName': '视图名称',
} as const;

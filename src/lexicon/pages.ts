/** Words of web pages: how the systems that make government sites name their parts, and what stands around a notice. Data for `src/read/html-main.ts`. */

/**
 * Ids, classes and tags in which the common systems put the text of an article, in lower case: TRS, 大汉 (hanweb), 博达 (vsb, webplus), UCAP,
 * 方正 (founder), 开普, 拓尔思 and hand-made sites.
 */
export const CONTENT_NAMES: ReadonlySet<string> = new Set(
  `trs_editor trs_ueditor trs_editor_view trs_ueditor_view trs_paper_preview custom_unionstyle zoom zoomcon fontzoom ucapcontent ucap-content
  founder-content vsb_content vsb_content_2 vsb_content_4 vsb_content_6 vsb_content_100 vsb_content_500 v_news_content wp_articlecontent
  arti_content articlecontent article_content article-content articlecon article_con article-con article_txt article-body articlebody
  articletext content_body content-body contentbody contenttext content_text content-text newscontent news_content news-content newscon
  news_con newsbody news_body infocontent info_content info-content detail_content detail-content detailcontent content_detail pages_content
  page_content page-content pagecontent b12c main-txt main_txt bt_content xxgk_content xl_content xlcontent wz_content text_content
  textcontent gkcontent view_content viewcontent show_content showcontent j-fontcontent fontsize printcontent printarea print_content
  contentregion con_content artcon art_con conten zhengwen mainbody entry-content post-content rich_media_content js_content`.split(/\s+/),
);

/** Ids and classes, split into words, of what is not the article. */
export const CHROME_NAMES: ReadonlySet<string> = new Set(
  `nav navs navbar navigation menu menus submenu breadcrumb breadcrumbs crumb crumbs mbx bread footer foot foots copyright share sharing bdshare
  bdsharebuttonbox social jiathis print printer related relate relevant recommend recommended sidebar aside qrcode ewm erweima pagination pager
  position location dqwz weizhi curpos friendlink friendlinks yqlj links search searchbox toolbar comment comments login logo banner topbar
  header weather tips hotnews rank ranking tab tabs skip wza`.split(/\s+/),
);

/** The meta elements, by the rules for government sites or by custom, that hold the title and the publishing time. */
export const TITLE_META: readonly string[] = ['articletitle', 'og:title', 'article:title', 'title'];
export const TIME_META: readonly string[] = [
  'pubdate',
  'article:published_time',
  'firstpublishedtime',
  'publishdate',
  'publish_time',
  'publishtime',
];

/** What an information line under the title begins with: 发布时间：… 来源：… 【字体：大 中 小】 打印本页 */
export const INFORMATION_LINE =
  /^[\s【[(（|]*(?:(?:信息|文章|稿件|发布|发表|发稿|更新|添加|录入|公开|公布|创建|新闻|内容)?(?:发布)?(?:时间|日期|来源)|(?:发布|录入|添加|供稿|信息提供|公开|发文)(?:者|人|人员|机构|单位|部门|机关)|稿源|出处|转载|责任?编辑|编辑|作者|供稿|通讯员|撰稿人?|审核人?|初审|复审|终审|校对|监制|签发|浏览(?:次数|量|数|人数)?|访问(?:次数|量|数)|点击(?:次数|量|数|率)?|阅读(?:次数|量|数)?|人气|字号|字体(?:大小)?|视力保护色?|保护视力色?|索引号|信息索引号?|主题分类|体裁分类|组配分类|信息分类|发文字号|发文日期|成文日期|有效性|是否有效|生效日期|失效日期|公开(?:方式|形式|范围|时限)|标签|关键[词字])\s*[】\])）]?\s*(?:[:：|丨]|\t)/;

/** A line that is nothing but widgets: 打印 关闭 分享到 收藏 大 中 小 */
export const WIDGET_LINE =
  /^(?:[\s【】[\]()（）|·:：,，、/>»+-]|打印(?:本页|文章|此页|正文)?|关闭(?:本页|窗口|页面)?|分享(?:到|至)?|收藏(?:本页)?|加入收藏|设为首页|复制链接|二维码|扫一扫|微信(?:扫一扫)?|微博|新浪微博|腾讯微博|QQ(?:空间|好友)?|人人网|豆瓣|更多|返回(?:顶部|首页|列表|上一?[级页])|回到顶部|顶部|大|中|小|默认|朗读|语音(?:播报|朗读)|听全文|无障碍(?:浏览|阅读)?|关怀版|长者(?:版|模式|专区|助手)?|适老(?:版|化)?|繁体(?:版|中文)?|简体(?:版|中文)?|繁|简|字号|字体|放大|缩小|下载|纠错|我要纠错|网站纠错|点赞|评论|举报|放大字体|缩小字体|A[+-]|TOP)+$/i;

/** What stands in the frame of a page and never in a notice. */
export const FRAME_LINE =
  /版权所有|Copyright|网站标识码|ICP[备证]|公网安备|网站地图|技术支持[:：]|主办单位[:：]|承办单位[:：]|未经.{0,10}(?:许可|授权).{0,10}(?:转载|复制)|当前位置|当前的?位置|所在(?:的)?位置[:：]|您(?:现在)?(?:的|所在)(?:的)?位置|上一[篇条页][:：]|下一[篇条页][:：]|相关(?:链接|新闻|阅读|文章|信息|稿件|附件下载|推荐)|推荐阅读|热点(?:新闻|推荐)|最新(?:文章|新闻)|友情链接|扫一扫|建议使用.{0,20}(?:浏览器|分辨率)|浏览器|免责声明[:：]|发表评论|登录.{0,6}评论|(?:点击|戳).{0,6}蓝字|蓝字.{0,6}关注|长按.{0,8}(?:识别|关注)|点击.{0,4}阅读原文/i;

/** 首页 > 党务公开 > 巡察整改 */
export const BREADCRUMB_LINE = /^[^。；]{0,80}(?:首页|主页|网站首页)\s*(?:>|»|›|→|\/|-|\\|·|＞|：|:)[^。；]{0,80}$/;

/** Where a list of other articles begins. */
export const RELATED_HEADING =
  /^[\s【[]*(?:相关(?:链接|新闻|阅读|文章|信息|稿件|推荐|报道)|推荐(?:阅读|新闻|信息)|延伸阅读|热门(?:文章|新闻|推荐)|最新(?:文章|新闻|信息)|往期(?:推荐|回顾|精选|内容)|上一[篇条页]|下一[篇条页]|猜你喜欢|友情链接)/;

/** The whole heading of a box of other articles, which may show a passage of each: 热门推荐, 更多通报, 点击排行 */
export const BOX_HEADING =
  /^[\s【[]*(?:(?:相关|更多|其他|热门|热点|最新|推荐|往期|精彩|延伸|图片|本站|站内)(?:链接|新闻|阅读|文章|信息|稿件|推荐|报道|通报|公告|通知|内容|资讯|解读|专题|文件|政策|动态|排行|回顾|精选)|(?:点击|阅读|热点|热门|新闻|文章)?排行榜?|猜你喜欢|大家都在看|友情链接|(?:网友|最新|热门)评论)[\s】\]:：>»＞]*(?:更多)?[\s>»＞]*$/;

/** Titles of windows that are no titles of articles. */
export const NO_TITLE =
  /^(?:无标题(?:文档|页)?|untitled.*|document|正文|内容页?|详细?页?|文章(?:内容|正文)?页?|首页|信息公开|政府信息公开|.{0,24}(?:网|网站|门户|首页|政府|平台|主页))$/i;

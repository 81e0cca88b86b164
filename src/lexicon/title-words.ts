/** What titles of problems of any kind say: how bad it is, and of what sort of thing. Two titles are not alike because they share these. */
export const TITLE_WORDS: readonly string[] = `
  不规范 不到位 不够 不力 不严格 不严 不足 不高 不强 不深入 不扎实 不及时 不彻底 不完善 不健全 不明显 不充分 不透明 不平衡 不清 不全 不紧 不实 不细
  薄弱 滞后 缓慢 欠缺 缺失 缺位 混乱 松散 粗放 宽松软 流于形式 走过场 打折扣 有差距 有短板 有偏差 有漏洞 有待加强 突出 较多 偏低 偏高 偏少
  存在 问题 方面 情况 现象 工作 管理 制度 机制 执行 落实 推进 建设 力度 责任 措施 水平 能力 意识 质量 程序 监管 监督 把关 使用 开展 进一步 部分 个别
  较为 比较 仍然 还 以及 和 与 及 等 的`
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

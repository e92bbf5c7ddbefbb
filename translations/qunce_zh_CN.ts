<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>qunce</name>
<message><source> (copy)</source><translation>（副本）</translation></message>
<message><source> (not all in)</source><translation>（未到齐）</translation></message>
<message><source> The defaults hold; saving replaces what is stored.</source><translation> 现按默认规则；保存后替换已存内容。</translation></message>
<message><source>"%1" does not run inside a server.</source><translation>“%1”不能在服务器内运行。</translation></message>
<message><source>"%1" does not take --%2. `%3 help` lists what there is.</source><translation>“%1”没有 --%2 选项。可用 `%3 help` 查看全部选项。</translation></message>
<message><source>"%1" is no server address. Give one like https://qunce.example.com.</source><translation>“%1”不是服务器地址，请填写类似 https://qunce.example.com 的地址。</translation></message>
<message><source>"%1" is not a month: write YYYY-MM.</source><translation>“%1”不是月份：请写成 YYYY-MM。</translation></message>
<message><source>%1</source><translation>%1</translation></message>
<message><source>%1  %2 · %3 rows</source><translation>%1　%2 · %3 个节点</translation></message>
<message><source>%1 %2 %3 stays: %4</source><translation>%1 %2 %3 保持现状：%4</translation></message>
<message><source>%1 (%2)</source><translation>%1（%2）</translation></message>
<message><source>%1 (left)</source><translation>%1（已离职）</translation></message>
<message><source>%1 (locked)</source><translation>%1（只读）</translation></message>
<message><source>%1 (manager %2)</source><translation>%1（店长 %2）</translation></message>
<message><source>%1 (manager %2): %3</source><translation>%1（店长 %2）：%3</translation></message>
<message><source>%1 (pp)</source><translation>%1（百分点）</translation></message>
<message><source>%1 (yuan)</source><translation>%1（元）</translation></message>
<message><source>%1 KOCs</source><translation>%1 名 KOC</translation></message>
<message><source>%1 against %2</source><translation>%1，对比 %2</translation></message>
<message><source>%1 and %2 more</source><translation>%1 等另 %2 项</translation></message>
<message><source>%1 and others, %2 regions: sales of %3 not in</source><translation>%1 等 %2 个省区 %3 销售未到齐</translation></message>
<message><source>%1 approvers</source><translation>%1 位审批人</translation></message>
<message><source>%1 archives with %2 lines and an overview are in %3.</source><translation>已在 %3 生成 %1 个执行包（共 %2 条）和一份总览。</translation></message>
<message><source>%1 assignments</source><translation>%1 项任务</translation></message>
<message><source>%1 become what they were, %2 that were new go, %3 stay as they are.</source><translation>恢复原值 %1 项，删除新增 %2 项，保持现状 %3 项。</translation></message>
<message><source>%1 behind time progress: %2pp</source><translation>%1落后于时间进度：%2pp</translation></message>
<message><source>%1 belongs to no region on %2. Correct the day.</source><translation>%1 在 %2 不属于任何省区，请更正日期。</translation></message>
<message><source>%1 campaigns</source><translation>%1 个活动</translation></message>
<message><source>%1 campaigns have been made of this version and keep it: the change makes the next one.</source><translation>已有 %1 个活动使用这个版本，它们保持不变；这次修改会生成下一个版本。</translation></message>
<message><source>%1 cannot be read or written.</source><translation>无法读写 %1。</translation></message>
<message><source>%1 cannot be read.</source><translation>无法读取 %1。</translation></message>
<message><source>%1 cannot be started. Install qunce again.</source><translation>无法启动 %1，请重新安装 qunce。</translation></message>
<message><source>%1 cannot be written</source><translation>无法写入 %1</translation></message>
<message><source>%1 cells chosen</source><translation>选中 %1 格</translation></message>
<message><source>%1 changed the same field meanwhile. The server keeps that value for now; yours is not lost.</source><translation>其间 %1 改了同一个字段。服务器暂时保留对方的值，你的值没有丢。</translation></message>
<message><source>%1 changed this before your deletion arrived, so it is still there. Delete it all the same?</source><translation>你的删除到达之前，%1 已经改过它，所以它还在。仍要删除吗？</translation></message>
<message><source>%1 changes are only on this computer</source><translation>有 %1 项修改只在这台电脑上</translation></message>
<message><source>%1 chosen</source><translation>已选 %1 项</translation></message>
<message><source>%1 chosen · %2 rows</source><translation>选中 %1 项 · %2 行</translation></message>
<message><source>%1 cities</source><translation>%1 个城市</translation></message>
<message><source>%1 conflicts</source><translation>%1 个冲突</translation></message>
<message><source>%1 contents</source><translation>%1 条素材</translation></message>
<message><source>%1 copies as a table</source><translation>%1 复制为表格</translation></message>
<message><source>%1 could not be imported, nor the files after it; the ones listed above are in.</source><translation>%1 未能导入，其后的文件也未导入；上面列出的文件已导入。</translation></message>
<message><source>%1 d</source><translation>%1 天</translation></message>
<message><source>%1 d %2 h</source><translation>%1 天 %2 小时</translation></message>
<message><source>%1 days</source><translation>%1 天</translation></message>
<message><source>%1 days after</source><translation>%1天后</translation></message>
<message><source>%1 days before</source><translation>前%1天</translation></message>
<message><source>%1 days from: %2 · %3 steps · used by %4 campaigns</source><translation>共%1天，起点：%2 · %3 个步骤 · %4 个活动在用</translation></message>
<message><source>%1 deleted this before your change arrived. Your change is kept; it can bring it back.</source><translation>你的修改到达之前，%1 已把它删除。你的修改没有丢，可以用它恢复。</translation></message>
<message><source>%1 does not exist. Check the path.</source><translation>%1 不存在，请检查路径。</translation></message>
<message><source>%1 entries</source><translation>%1 条</translation></message>
<message><source>%1 entries lack content</source><translation>%1 条排期缺素材</translation></message>
<message><source>%1 entries move, %2 stay: cancelled, locked, dispatched or not yours.</source><translation>将移动 %1 条排期；%2 条已取消、已锁定、已下发或无权修改，保持不变。</translation></message>
<message><source>%1 entries reach no group.</source><translation>%1 条排期没有可触达的社群。</translation></message>
<message><source>%1 entries stay as they are. %2</source><translation>%1 条排期未改动。%2</translation></message>
<message><source>%1 entries wait for your approval</source><translation>%1 条排期待审批</translation></message>
<message><source>%1 entries wait. Tick those that you have looked at; Enter opens one.</source><translation>有 %1 条待审批。勾选已查看的；按回车打开。</translation></message>
<message><source>%1 entries: status %2</source><translation>%1 条排期：状态改为%2</translation></message>
<message><source>%1 entry lacks content</source><translation>%1 条排期缺素材</translation></message>
<message><source>%1 entry waits for your approval</source><translation>%1 条排期待审批</translation></message>
<message><source>%1 errors</source><translation>%1 错误</translation></message>
<message><source>%1 excluded</source><translation>排除 %1</translation></message>
<message><source>%1 first orders / %2 members</source><translation>首单 %1 / 入群 %2</translation></message>
<message><source>%1 first orders, not 20</source><translation>累计首单 %1，不足 20</translation></message>
<message><source>%1 flash group could close</source><translation>%1 个快闪群可解散</translation></message>
<message><source>%1 flash groups could close</source><translation>%1 个快闪群建议收群</translation></message>
<message><source>%1 get nothing</source><translation>%1 个分不到</translation></message>
<message><source>%1 get something else in the same hour.</source><translation>%1 个对象在同一小时还有其他推送。</translation></message>
<message><source>%1 get something else that day (at most %2).</source><translation>%1 个对象当天已有其他推送（上限 %2 次）。</translation></message>
<message><source>%1 get the same content within %2 days.</source><translation>%1 个对象在 %2 天内收到相同内容。</translation></message>
<message><source>%1 groups</source><translation>%1 个群</translation></message>
<message><source>%1 groups are closed by then and left out.</source><translation>%1 个群届时已解散，不会发送。</translation></message>
<message><source>%1 groups are in it today</source><translation>今天有 %1 个群在其中</translation></message>
<message><source>%1 groups got nothing of it</source><translation>%1个群未收到任何内容</translation></message>
<message><source>%1 groups have no owner in post and are left out.</source><translation>%1 个群没有在职群主，不会发送。</translation></message>
<message><source>%1 guide did nothing, %2</source><translation>%1 名导购一条未做（%2）</translation></message>
<message><source>%1 guides</source><translation>%1 名导购</translation></message>
<message><source>%1 guides did nothing, %2</source><translation>%1 名导购一条未做（%2）</translation></message>
<message><source>%1 guides have it today</source><translation>今天有 %1 名导购在做</translation></message>
<message><source>%1 guides have something to do, %2 of them have done nothing of what is due · due by now %3 · all of these days %4</source><translation>%1 人有任务未完成，其中 %2 人到期任务零执行 · 到期完成 %3 · 期间全部 %4</translation></message>
<message><source>%1 h</source><translation>%1 小时</translation></message>
<message><source>%1 h %2 min</source><translation>%1 小时 %2 分</translation></message>
<message><source>%1 has a password or is an old .xls. Take the password off, save it as .xlsx or CSV, and try again.</source><translation>%1 设有密码，或是旧版 .xls。请去掉密码，另存为 .xlsx 或 CSV 后重试。</translation></message>
<message><source>%1 has changes on this computer that are not at the server yet. Sign in as %1 and let them be sent, or export them first.</source><translation>%1 在这台电脑上还有未上传的修改。请先以 %1 登录完成上传，或先导出这些修改。</translation></message>
<message><source>%1 has more than two decimals. Write whole fen, as in 1299.50.</source><translation>%1 的小数超过两位。金额最多精确到分，例如 1299.50。</translation></message>
<message><source>%1 have no send left on their day and are left out.</source><translation>%1 个在当天已无可发次数，将被略过。</translation></message>
<message><source>%1 have no send left this month (at most %2).</source><translation>%1 个对象本月已无剩余可发次数（上限 %2 次）。</translation></message>
<message><source>%1 have no send left this week (at most %2).</source><translation>%1 个对象本周已无剩余可发次数（上限 %2 次）。</translation></message>
<message><source>%1 holds more text than can be read at once. Save the sheet as CSV and try again.</source><translation>%1 的文字太多，无法一次读取。请把工作表另存为 CSV 后重试。</translation></message>
<message><source>%1 images</source><translation>%1 张图</translation></message>
<message><source>%1 in, %2 out</source><translation>新增 %1 · 流失 %2</translation></message>
<message><source>%1 included</source><translation>包含 %1</translation></message>
<message><source>%1 is a code that a spreadsheet turned into a number and cut. Format the column as text, fill in the codes again and save.</source><translation>%1 是被表格软件变成数字并截断的编码。请把该列设为文本格式，重新填入编码后再保存。</translation></message>
<message><source>%1 is closed already: version %2, since %3.</source><translation>%1 已经封账：第 %2 版，%3。</translation></message>
<message><source>%1 is closed: numbers of it hang on this.</source><translation>%1 已封账，该月数据与此有关。</translation></message>
<message><source>%1 is closed: numbers of it hang on this. Leave it, or open the month again.</source><translation>%1 已封账，该月数据与此有关。请保持原样，或先解封该月。</translation></message>
<message><source>%1 is damaged or no workbook. Open it in Excel or WPS, save it as .xlsx or CSV, and try again.</source><translation>%1 已损坏或不是工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV 后重试。</translation></message>
<message><source>%1 is damaged: the check finds %2 problems in it. Nothing was changed; take another backup. If there is none, --damaged restores it as it is.</source><translation>%1 已损坏：检查发现 %2 处问题。没有做任何更改，请换一个备份；如果没有别的备份，可用 --damaged 按原样恢复。</translation></message>
<message><source>%1 is importing %2 just now. Try again when that is over.</source><translation>%1 正在导入 %2，请在其结束后重试。</translation></message>
<message><source>%1 is in the quiet hours, %2 to %3.</source><translation>%1 处于静默时段（%2 至 %3）。</translation></message>
<message><source>%1 is more than %2, the largest value that is accepted.</source><translation>%1 超过了允许的最大值 %2。</translation></message>
<message><source>%1 is narrower than a region. A scope is a region, a zone or the whole brand.</source><translation>%1 比省区更小。数据范围只能是省区、大区或整个品牌。</translation></message>
<message><source>%1 is negative. Write 0 or more.</source><translation>%1 是负数，请填 0 或更大的数。</translation></message>
<message><source>%1 is no amount.</source><translation>“%1”不是金额。</translation></message>
<message><source>%1 is no backup that can be used: it is another file, or damaged. Nothing was changed; take another backup.</source><translation>%1 不是可用的备份：不是备份文件，或已损坏。没有改动任何数据，请换一份备份。</translation></message>
<message><source>%1 is no day. Write it as 2026-11-11.</source><translation>“%1”不是日期，请写成 2026-11-11。</translation></message>
<message><source>%1 is no name of a bucket.</source><translation>%1 不是分区名称。</translation></message>
<message><source>%1 is no percentage from 1 to 100.</source><translation>“%1”不是 1 到 100 的百分比。</translation></message>
<message><source>%1 is no whole number.</source><translation>“%1”不是整数。</translation></message>
<message><source>%1 is not a day. Write it as 2026-09-08.</source><translation>%1 不是有效日期，请写成 2026-09-08。</translation></message>
<message><source>%1 is not a full hour. Write it as 2026-09-08 18:00.</source><translation>%1 不是整点，请写成 2026-09-08 18:00。</translation></message>
<message><source>%1 is not a period. Write a month as 2026-09, or two days as 2026-09-01/2026-09-15.</source><translation>%1 不是有效期间。请写月份如 2026-09，或起止日期如 2026-09-01/2026-09-15。</translation></message>
<message><source>%1 is not a point in time. Write it as 2026-09-08 18:00.</source><translation>%1 不是有效时间，请写成 2026-09-08 18:00。</translation></message>
<message><source>%1 is not a whole number. Write digits only, as in 128.</source><translation>%1 不是整数，请只填数字，例如 128。</translation></message>
<message><source>%1 is not an address to listen on. Write ADDRESS:PORT, for example 127.0.0.1:8787.</source><translation>%1 不是可用的监听地址。请写成“地址:端口”,例如 127.0.0.1:8787。</translation></message>
<message><source>%1 is not an amount in yuan. Write it as in 1299.50.</source><translation>%1 不是以元为单位的金额，请写成 1299.50 这样的形式。</translation></message>
<message><source>%1 is not closed.</source><translation>%1 没有封账。</translation></message>
<message><source>%1 is not over at that moment, so it cannot be closed then.</source><translation>%1 到那时还没有结束，不能在那时封账。</translation></message>
<message><source>%1 is not over yet, so it cannot be closed.</source><translation>%1 还没有结束，不能封账。</translation></message>
<message><source>%1 is not what was written: its SHA-256 is not the one in %2. Nothing was changed; take another backup. If there is none, --damaged restores it as it is.</source><translation>%1 与写入时不一致：它的 SHA-256 与 %2 中的不同。没有做任何更改，请换一个备份；如果没有别的备份，可用 --damaged 按原样恢复。</translation></message>
<message><source>%1 is outside %2 … %3. Correct the day.</source><translation>%1 不在 %2 至 %3 之间，请更正日期。</translation></message>
<message><source>%1 is ready for a brand.</source><translation>%1 已就绪，可以导入品牌数据。</translation></message>
<message><source>%1 is revoked.</source><translation>已撤销 %1。</translation></message>
<message><source>%1 is signed in here already; the password was not needed.</source><translation>%1 已在此登录，使用了现有会话，不需要密码。</translation></message>
<message><source>%1 is there already and is no backup. Choose another name; nothing was written.</source><translation>%1 已存在，且不是备份。请换一个文件名；没有写入任何内容。</translation></message>
<message><source>%1 is to be closed already, at %2.</source><translation>%1 已计划在 %2 封账。</translation></message>
<message><source>%1 items</source><translation>%1 项</translation></message>
<message><source>%1 late</source><translation>迟交 %1</translation></message>
<message><source>%1 later changes</source><translation>封账后调整 %1 条</translation></message>
<message><source>%1 lies in the data directory, which belongs to the program. Give another place.</source><translation>%1 位于数据目录中，该目录由程序使用。请换一个位置。</translation></message>
<message><source>%1 messages</source><translation>%1 条</translation></message>
<message><source>%1 min</source><translation>%1 分钟</translation></message>
<message><source>%1 more</source><translation>另有 %1 条</translation></message>
<message><source>%1 more share the last rank shown</source><translation>另有 %1 名与末位并列</translation></message>
<message><source>%1 need you</source><translation>%1 项待你处理</translation></message>
<message><source>%1 not all in: shown, and left out of both sides of the total</source><translation>%1 未到齐：列出本期数，合计两边都不含</translation></message>
<message><source>%1 noted as reminded: undo</source><translation>已记为催办 %1 人：撤销</translation></message>
<message><source>%1 of %2</source><translation>%1 / 目标 %2</translation></message>
<message><source>%1 of %2 against %3, day by day since the first: %4 with %5</source><translation>%1：%2 对比 %3，从首日起按第几天对齐，%4 对 %5</translation></message>
<message><source>%1 of %2 against %3: no day can be compared yet</source><translation>%1：%2 对比 %3，目前没有可比的日子</translation></message>
<message><source>%1 of %2 days</source><translation>第 %1 天 / 共 %2 天</translation></message>
<message><source>%1 of %2 entries are not approved</source><translation>%2 条中有 %1 条未通过审批</translation></message>
<message><source>%1 of %2 images are in the clipboard.</source><translation>已复制 %2 张图片中的 %1 张。</translation></message>
<message><source>%1 of %2 months closed</source><translation>%2 个月中已封账 %1 个</translation></message>
<message><source>%1 of %2 posters saved in %3. %4</source><translation>已保存 %1 张战报（共 %2 张），位于 %3。%4</translation></message>
<message><source>%1 of %2 regions are written.</source><translation>已写入 %1/%2 个省区。</translation></message>
<message><source>%1 of %2 sent</source><translation>已发 %1/应发 %2</translation></message>
<message><source>%1 of %2 shipped lists on · %3 of the brand</source><translation>内置词库启用 %1/%2 · 自建 %3</translation></message>
<message><source>%1 of %2 stores are the same; left out: %3 opened since, %4 closed since</source><translation>%2 家门店中 %1 家为同店；不含期间开业的 %3 家、闭店的 %4 家</translation></message>
<message><source>%1 of %2, %3 (%4), in stores that were open on every day of both</source><translation>%1，%2，%3（%4），只算两期每天都在营业的门店</translation></message>
<message><source>%1 of %2, compared with the period before (%3), the same days last month (%4) and last year (%5)</source><translation>%1，%2；环比 %3，上月同期 %4，同比 %5</translation></message>
<message><source>%1 of about %2 rows are here</source><translation>已收到 %1 行，共约 %2 行</translation></message>
<message><source>%1 of it comes from guides who left</source><translation>其中 %1 来自离职导购</translation></message>
<message><source>%1 of them have no opening date and count as open since ever</source><translation>其中 %1 家没有开业日期，按一直营业计算</translation></message>
<message><source>%1 of them without any entry</source><translation>其中 %1 个没有排期</translation></message>
<message><source>%1 opened since, %2 closed since</source><translation>期间开业 %1 家，闭店 %2 家</translation></message>
<message><source>%1 parts are on their way</source><translation>还有 %1 个分区在路上</translation></message>
<message><source>%1 people</source><translation>%1 人</translation></message>
<message><source>%1 people: %2</source><translation>%1 人%2</translation></message>
<message><source>%1 ranked</source><translation>已排名 %1</translation></message>
<message><source>%1 regions</source><translation>%1 个省区</translation></message>
<message><source>%1 rejected</source><translation>%1 项被拒</translation></message>
<message><source>%1 replies</source><translation>回复 %1</translation></message>
<message><source>%1 risky words: %2</source><translation>风险词 %1 处：%2</translation></message>
<message><source>%1 rows</source><translation>%1 行</translation></message>
<message><source>%1 rows written to %2.</source><translation>已将 %1 行写入 %2。</translation></message>
<message><source>%1 rows: %2 new, %3 changed, %4 as before, %5 refused.</source><translation>共 %1 行：新增 %2，更新 %3，无变化 %4，拒收 %5。</translation></message>
<message><source>%1 shows %2. The rules of the brand ask why it leaves as a file.</source><translation>“%1”含%2。按品牌规则，导出前需填写事由。</translation></message>
<message><source>%1 since the first day</source><translation>%1（自首日累计）</translation></message>
<message><source>%1 stands in for you until %2.</source><translation>%1 代您审批，到 %2 为止。</translation></message>
<message><source>%1 stores</source><translation>%1 家门店</translation></message>
<message><source>%1 targets change</source><translation>修改 %1 个目标</translation></message>
<message><source>%1 tasks</source><translation>%1 个任务</translation></message>
<message><source>%1 teams, everybody is known.</source><translation>%1 支队伍，成员均已识别。</translation></message>
<message><source>%1 times another push stands for the same groups in the same hour, first “%2” on %3.</source><translation>有 %1 处与已有排期同群同小时，最早是 %3 的“%2”。</translation></message>
<message><source>%1 to be sent</source><translation>%1 项待发送</translation></message>
<message><source>%1 unpacks to far more than a workbook holds and is not read.</source><translation>%1 解压后远大于正常的工作簿，未读取。</translation></message>
<message><source>%1 until %2</source><translation>%1，至 %2</translation></message>
<message><source>%1 values</source><translation>%1 项</translation></message>
<message><source>%1 warnings</source><translation>%1 提醒</translation></message>
<message><source>%1 with errors</source><translation>%1 条有错误</translation></message>
<message><source>%1 with warnings</source><translation>%1 条有提醒</translation></message>
<message><source>%1 without %2, of which days of %3 are missing</source><translation>%1 不含 %2：%3 的数据缺天</translation></message>
<message><source>%1 words</source><translation>%1 个词</translation></message>
<message><source>%1 · %2 against %3</source><translation>%1 · 较 %3 %2</translation></message>
<message><source>%1 · quiet %2–%3 · %4 seasons</source><translation>%1 · 静默 %2–%3 · %4 个节点</translation></message>
<message><source>%1 · two people for some entries</source><translation>%1 · 部分排期须两人审批</translation></message>
<message><source>%1, %2 rows, by %3 on %4</source><translation>%1，共 %2 行，%3 于 %4 导入</translation></message>
<message><source>%1, %2 tasks are waiting for you (as of %3):</source><translation>%1，你好！截至 %3，还有 %2 条任务未完成：</translation></message>
<message><source>%1, closed</source><translation>%1批次</translation></message>
<message><source>%1, due %2</source><translation>%1，%2 截止</translation></message>
<message><source>%1, due %2: %3 guides</source><translation>%1，截止 %2：%3 人未完成</translation></message>
<message><source>%1, line %2: %3</source><translation>%1 第 %2 行：%3</translation></message>
<message><source>%1, was due %2, overdue by %3</source><translation>%1，%2 截止，已逾期 %3</translation></message>
<message><source>%1, was due %2: %3 guides</source><translation>%1，截止 %2（已过）：%3 人未完成</translation></message>
<message><source>%1. It is a draft again and has to be submitted anew.</source><translation>%1。已恢复为草稿，需重新提交审批。</translation></message>
<message><source>%1/%2 regions</source><translation>%1/%2 省区</translation></message>
<message><source>%1/%2 regions in</source><translation>到齐 %1/%2 省区</translation></message>
<message><source>%1: %2</source><translation>%1：%2</translation></message>
<message><source>%1: %2 (%3 entries, first on %4)</source><translation>%1：%2（%3 条排期，最早 %4）</translation></message>
<message><source>%1: %2 (%3)</source><translation>%1：%2（%3）</translation></message>
<message><source>%1: %2 columns, %3 bytes stored.</source><translation>%1：%2 列，占 %3 字节。</translation></message>
<message><source>%1: %2 entries</source><translation>%1 %2 条</translation></message>
<message><source>%1: %2 had no send left and were left out.</source><translation>%1：%2 个已无可发次数，未发。</translation></message>
<message><source>%1: %2 of %3 entries</source><translation>%1 %2 / %3 条</translation></message>
<message><source>%1: %2 rows were refused in all.</source><translation>%1：共有 %2 行被拒绝。</translation></message>
<message><source>%1: changed by %2 and by %3</source><translation>%1：%2 和 %3 都改了</translation></message>
<message><source>%1: changed by you and by %2</source><translation>%1：你和 %2 都改了</translation></message>
<message><source>%1: closed, version %2</source><translation>%1 已封账 v%2</translation></message>
<message><source>%1: last on %2</source><translation>%1：最近一次 %2</translation></message>
<message><source>%1: not closed</source><translation>%1 未封账</translation></message>
<message><source>%1: not over yet</source><translation>%1 未结束</translation></message>
<message><source>%1: not sent, the start was missed by %2 minutes.</source><translation>%1：未发送，错过开始时间 %2 分钟。</translation></message>
<message><source>%1: nothing for two months</source><translation>%1：近两个月没有数据</translation></message>
<message><source>%1: opened again</source><translation>%1 已解封</translation></message>
<message><source>%1: sales of %2 not in</source><translation>%1 %2 销售未到齐</translation></message>
<message><source>%1: status %2</source><translation>%1：状态改为%2</translation></message>
<message><source>%1: the column "%2" is not known and was ignored.</source><translation>%1：不认识的列“%2”，已忽略。</translation></message>
<message><source>%1: the page still reads</source><translation>%1：页面仍在读取</translation></message>
<message><source>%1: the sheet "%2" was read; its other sheets (%3) were not.</source><translation>%1：已读取工作表“%2”，其余 %3 个工作表未读取。</translation></message>
<message><source>%1: there are no rows below the header.</source><translation>%1：表头下面没有数据行。</translation></message>
<message><source>%1: this computer keeps no numbers of %2</source><translation>%1：本机未保存 %2 的数据</translation></message>
<message><source>%1: to be closed</source><translation>%1 计划封账</translation></message>
<message><source>%1d early</source><translation>前%1天</translation></message>
<message><source>(ignored)</source><translation>（忽略）</translation></message>
<message><source>(no name)</source><translation>（未命名）</translation></message>
<message><source>(now − then) ÷ then; nothing where there was nothing to compare with</source><translation>（本期 − 基期）÷ 基期；基期没有数或为 0 时不显示</translation></message>
<message><source>+%1</source><translation>+%1 条</translation></message>
<message><source>, </source><translation>、</translation></message>
<message><source>, not valid today</source><translation>，今日不在有效期</translation></message>
<message><source>--%1 does not take "%2".</source><translation>--%1 不能取值“%2”。</translation></message>
<message><source>--%1 does not take "%2". See `help export`.</source><translation>--%1 不接受“%2”。请看 `help export`。</translation></message>
<message><source>--%1 is missing. See `help export`.</source><translation>缺少 --%1。请看 `help export`。</translation></message>
<message><source>--%1 needs a value: %2.</source><translation>--%1 需要一个值：%2。</translation></message>
<message><source>--%1 takes no value.</source><translation>--%1 不带值。</translation></message>
<message><source>--data DIR is missing: the data directory.</source><translation>缺少 --data DIR：数据目录。</translation></message>
<message><source>--errors FILE writes the refused rows with their reasons.</source><translation>加上 --errors FILE 可把被拒绝的行和原因写入文件。</translation></message>
<message><source>--lang is zh_CN or en.</source><translation>--lang 只能是 zh_CN 或 en。</translation></message>
<message><source>--newest is a whole number, not "%1".</source><translation>--newest 必须是整数，不能是“%1”。</translation></message>
<message><source>--now does not take "%1".</source><translation>--now 不能取值“%1”。</translation></message>
<message><source>--out FILE says where the differences go.</source><translation>请用 --out FILE 指定差异写到哪个文件。</translation></message>
<message><source>--reason TEXT says why the month is opened again.</source><translation>请用 --reason TEXT 说明为什么解封。</translation></message>
<message><source>--reason goes with --undo, and --at does not.</source><translation>--reason 只与 --undo 一起用，--at 不能与 --undo 一起用。</translation></message>
<message><source>--role is admin, hq_content, region_manager or viewer, not "%1".</source><translation>--role 只能是 admin、hq_content、region_manager 或 viewer，不能是“%1”。</translation></message>
<message><source>--scale is small or brand, not "%1".</source><translation>--scale 只能是 small 或 brand，不能是“%1”。</translation></message>
<message><source>--seed is a whole number, not "%1".</source><translation>--seed 必须是整数，不能是“%1”。</translation></message>
<message><source>--size is width x height in pixels, as 1440x900.</source><translation>--size 是以像素为单位的宽x高，例如 1440x900。</translation></message>
<message><source>--theme is light, dark, contrast or system.</source><translation>--theme 可以是 light、dark、contrast 或 system。</translation></message>
<message><source>--tls-cert and --tls-key go together: a certificate and its key.</source><translation>--tls-cert 与 --tls-key 须同时给出：证书及其私钥。</translation></message>
<message><source>--to %1 lies before --from %2.</source><translation>--to %1 早于 --from %2。</translation></message>
<message><source>--today does not take "%1".</source><translation>--today 不接受“%1”。</translation></message>
<message><source>--until is a day such as 2026-09-08, not "%1".</source><translation>--until 应是 2026-09-08 这样的日期，不能是“%1”。</translation></message>
<message><source>--watch-imports names no folder: %1</source><translation>--watch-imports 指定的文件夹不存在：%1</translation></message>
<message><source>0, again from %1</source><translation>0，%1 起可再催</translation></message>
<message><source>1 fen</source><translation>1 分</translation></message>
<message><source>1 yuan</source><translation>1 元</translation></message>
<message><source>1,000 yuan</source><translation>1000 元</translation></message>
<message><source>100 yuan</source><translation>100 元</translation></message>
<message><source>10:00–22:00</source><translation>10:00–22:00</translation></message>
<message><source>14 days over</source><translation>已满14天</translation></message>
<message><source>14 days still run</source><translation>未满14天</translation></message>
<message><source>14-day reply</source><translation>14天回复率</translation></message>
<message><source>14-day reply rate</source><translation>新客14天回复率</translation></message>
<message><source>14-day reply rate by add day</source><translation>新客14天回复率（按添加日）</translation></message>
<message><source>22:00–10:00, after hours</source><translation>闭店后（22:00–10:00）</translation></message>
<message><source>30 days · joined %1 · left %2</source><translation>近 30 天 · 入群 %1 · 退群 %2</translation></message>
<message><source>80 = no lower than 80 % of the price</source><translation>80 = 最低 8 折</translation></message>
<message><source>: </source><translation>：</translation></message>
<message><source>; </source><translation>；</translation></message>
<message><source>A KOC needs a guide or a region.</source><translation>KOC 必须有所属导购或省区。</translation></message>
<message><source>A PDF takes %1 rows at most, and these are %2. Save them as a workbook.</source><translation>PDF 最多 %1 行，现有 %2 行。请改存为工作簿。</translation></message>
<message><source>A campaign needs a name.</source><translation>请填写活动名称。</translation></message>
<message><source>A cell of the row is longer than 1 MB. Shorten it.</source><translation>该行有单元格超过 1 MB，请缩短。</translation></message>
<message><source>A chat shows nine images at most.</source><translation>最多 9 张图片。</translation></message>
<message><source>A city needs a region above it, and a store a region or a city.</source><translation>城市的上级必须是省区，门店的上级必须是省区或城市。</translation></message>
<message><source>A column cannot be packed.</source><translation>数据列无法压缩。</translation></message>
<message><source>A comma between</source><translation>用逗号隔开</translation></message>
<message><source>A contest has %1 days at most.</source><translation>PK赛最长 %1 天。</translation></message>
<message><source>A contest has %1 teams at most.</source><translation>PK赛最多 %1 支队伍。</translation></message>
<message><source>A contest needs two teams at least.</source><translation>PK赛至少需要两支队伍。</translation></message>
<message><source>A file for each region…</source><translation>每省区存一个文件…</translation></message>
<message><source>A file of the profile cannot be read or written: %1</source><translation>配置目录中的文件无法读写：%1</translation></message>
<message><source>A file of the profile is damaged.</source><translation>配置目录中的文件已损坏。</translation></message>
<message><source>A file of the profile is in use by another program. Try again when it has ended.</source><translation>配置目录中的文件正被其他程序使用，请等它结束后重试。</translation></message>
<message><source>A file with the password in its first line.</source><translation>第一行为密码的文件。</translation></message>
<message><source>A folder whose files are imported by themselves, then moved to done or failed.</source><translation>放入该文件夹的文件自动导入，完成后移到 done 或 failed。</translation></message>
<message><source>A gate says what a stage is to reach before the next one; rates in percent, money in yuan. Lines can be pasted from a spreadsheet; Ctrl+Delete takes a line away.</source><translation>门槛是进入下一阶段前要达到的数：比率填百分数，金额填元。可从表格软件粘贴多行；Ctrl+Delete 删除一行。</translation></message>
<message><source>A goal is either of one unit or of one guide: give exactly one code.</source><translation>目标要么属于一个组织，要么属于一名导购：请只填一个编码。</translation></message>
<message><source>A goal without days is for all days of the campaign, one with a first day alone for that day. Lines can be pasted from a spreadsheet; Ctrl+Delete takes a line away.</source><translation>不填日期为整个活动的目标，只填开始日期为当天的目标。可从表格软件粘贴多行；Ctrl+Delete 删除一行。</translation></message>
<message><source>A line each: name, first day, last day, lowest price in percent</source><translation>每行一个：名称、开始日、结束日、最低价百分比</translation></message>
<message><source>A message between console and server cannot be read. Check that both are up to date.</source><translation>控制台与服务器之间的消息无法读取。请确认双方都是最新版本。</translation></message>
<message><source>A negative sale is not accepted. Book it back on the day it was paid, or fill in the refund.</source><translation>请冲回支付日或填退款额</translation></message>
<message><source>A new row needs a day and a time.</source><translation>新增一行要有日期和时间。</translation></message>
<message><source>A new row needs a title in a column of groups.</source><translation>新增一行要在某个群列中填写标题。</translation></message>
<message><source>A new text waits to be confirmed</source><translation>改稿待确认</translation></message>
<message><source>A packed message is damaged or larger than is allowed. Try again.</source><translation>压缩的消息已损坏或超过允许的大小。请重试。</translation></message>
<message><source>A part of the content pack does not say whom it is for.</source><translation>素材包中有一项没有写明对象。</translation></message>
<message><source>A part of the content pack has no content.</source><translation>素材包中有一项没有选择素材。</translation></message>
<message><source>A part of the content pack is for groups that the step is not for.</source><translation>素材包中有一项面向的群类型不在本步骤内。</translation></message>
<message><source>A password has at least 8 characters and at most 1024 bytes.</source><translation>密码至少 8 个字符，最多 1024 字节。</translation></message>
<message><source>A quote in the row is not closed, or text follows it. Double each quote inside a quoted cell.</source><translation>该行的引号没有闭合，或闭合后还有文字。引号单元格内的每个引号要写两个。</translation></message>
<message><source>A rate is no goal: it can be a gate of a stage.</source><translation>比率不能作目标，可作阶段门槛。</translation></message>
<message><source>A reason is asked for: %1</source><translation>导出须填事由：%1</translation></message>
<message><source>A record needs an id and a bucket.</source><translation>记录缺少编号或分区。</translation></message>
<message><source>A region is in when its sales of the day are complete.</source><translation>省区当日销售数据完整，才算到齐。</translation></message>
<message><source>A region manager needs at least one region as scope.</source><translation>省区经理至少需要一个省区作为数据范围。</translation></message>
<message><source>A reminder has helped if the guide has done something of it by then</source><translation>催办后在此时间内完成了其中任何一项，即为有效</translation></message>
<message><source>A stored column cannot be read. Run `qunced check`.</source><translation>已存储的数据列无法读取，请运行 `qunced check`。</translation></message>
<message><source>A stored record cannot be read. Run `qunced check`.</source><translation>已存储的记录无法读取，请运行 `qunced check`。</translation></message>
<message><source>A stored task result cannot be read. Run `qunced check`.</source><translation>已存储的任务结果无法读取，请运行 `qunced check`。</translation></message>
<message><source>A team has %1 members at most.</source><translation>一支队伍最多 %1 个成员。</translation></message>
<message><source>A team needs a name and somebody in it.</source><translation>队伍要有队名和成员。</translation></message>
<message><source>A template lasts 1 to %1 days.</source><translation>模板天数应为 1 到 %1 天。</translation></message>
<message><source>A temporary file cannot be written; nothing was imported. Check the data directory.</source><translation>无法写入临时文件，未导入任何数据。请检查数据目录。</translation></message>
<message><source>A tick keeps the row as it is</source><translation>勾选后该行保持不变</translation></message>
<message><source>A time of its own is given for groups that the step is not for.</source><translation>分层时间里的群类型不在这一步的群类型之内。</translation></message>
<message><source>A token hands in task-results or orders, not %1.</source><translation>令牌只能提交 task-results 或 orders，不能是 %1。</translation></message>
<message><source>A token needs a name.</source><translation>令牌需要一个名称。</translation></message>
<message><source>A unit keeps its kind. Give the new unit a code of its own.</source><translation>组织的类型不能改变，请为新组织使用新的编码。</translation></message>
<message><source>A unit or guide is in the teams twice.</source><translation>有组织或导购在队伍里出现了两次。</translation></message>
<message><source>A user name has 1 to 64 bytes without spaces and slashes.</source><translation>用户名为 1 至 64 字节，不含空格和斜杠。</translation></message>
<message><source>A word a line; ! before an exception</source><translation>每行一个词；例外词前加 !</translation></message>
<message><source>A year before</source><translation>去年同日</translation></message>
<message><source>A zone or region that the user sees; may be repeated. Without it: the whole brand.</source><translation>用户可见的大区或省区，可重复填写；不填则为整个品牌。</translation></message>
<message><source>About Qunce</source><translation>关于群策</translation></message>
<message><source>Account</source><translation>账号</translation></message>
<message><source>Action</source><translation>措施</translation></message>
<message><source>Action on “%1”</source><translation>修改措施：“%1”</translation></message>
<message><source>Action on “%1” is done</source><translation>措施已完成：“%1”</translation></message>
<message><source>Action on “%1” is open again</source><translation>重新打开措施：“%1”</translation></message>
<message><source>Active days of 30</source><translation>近30天活跃天数</translation></message>
<message><source>Active group</source><translation>正常</translation></message>
<message><source>Active in 30 days</source><translation>近30天活跃</translation></message>
<message><source>Active, 7 days</source><translation>近7天活跃率</translation></message>
<message><source>Activity</source><translation>活跃率</translation></message>
<message><source>Add a tag</source><translation>添加标签</translation></message>
<message><source>Add as new</source><translation>新增</translation></message>
<message><source>Add content</source><translation>新建素材</translation></message>
<message><source>Add content made by a KOC</source><translation>新建 KOC 投稿</translation></message>
<message><source>Add day</source><translation>添加日</translation></message>
<message><source>Add images</source><translation>添加图片</translation></message>
<message><source>Add images to the content</source><translation>给素材添加图片</translation></message>
<message><source>Add images…</source><translation>添加图片…</translation></message>
<message><source>Add to each</source><translation>全部加上</translation></message>
<message><source>Adds a user; the password is read from the file or from standard input.</source><translation>新增用户；密码从文件或标准输入读取。</translation></message>
<message><source>Advice</source><translation>建议</translation></message>
<message><source>After hours</source><translation>闭店后</translation></message>
<message><source>After hours ÷ net sales</source><translation>闭店后销售额 ÷ 净销售额</translation></message>
<message><source>After so many hours a reminder does not count any more</source><translation>超过这么多小时的催办不再计次</translation></message>
<message><source>After the freeze</source><translation>冻结之后</translation></message>
<message><source>After-hours share</source><translation>闭店后占比</translation></message>
<message><source>Age band</source><translation>月龄段</translation></message>
<message><source>Age bands</source><translation>月龄段</translation></message>
<message><source>Agenda</source><translation>日程</translation></message>
<message><source>Agenda view</source><translation>日程视图</translation></message>
<message><source>All</source><translation>全部</translation></message>
<message><source>All but closed</source><translation>全部（不含已解散）</translation></message>
<message><source>All entries</source><translation>全部排期</translation></message>
<message><source>All group columns</source><translation>全部群列</translation></message>
<message><source>All have too few cases.</source><translation>全部样本不足。</translation></message>
<message><source>All others</source><translation>其余</translation></message>
<message><source>All posters</source><translation>全部战报</translation></message>
<message><source>All regions</source><translation>全部省区</translation></message>
<message><source>All stores, now</source><translation>全部门店本期</translation></message>
<message><source>All tables of this campaign: overview, stages, goals by day, coverage, reach, groups unreached, contents by market, review. Each says what it is of, up to when data have arrived and how many rows it has.</source><translation>本活动的全部表格：总览、阶段、目标逐日、覆盖、触达、未触达群、市场版本、复盘。每张都注明范围、数据日期和行数。</translation></message>
<message><source>All texts of this record together are too long. Shorten one of them.</source><translation>这条记录的文字合计过长，请缩短其中一项。</translation></message>
<message><source>All that are shown</source><translation>显示的全部人</translation></message>
<message><source>All that you see</source><translation>可见的全部</translation></message>
<message><source>All times are Beijing time</source><translation>时间均为北京时间</translation></message>
<message><source>All; or age bands, separated by semicolons</source><translation>全部；或填月龄段，用分号隔开</translation></message>
<message><source>All; or batches, separated by semicolons</source><translation>全部；或填批次，用分号隔开</translation></message>
<message><source>All; or tags, separated by semicolons</source><translation>不填为全部；多个标签用分号隔开</translation></message>
<message><source>All; several with commas between</source><translation>全部；多个用逗号分开</translation></message>
<message><source>Already due</source><translation>已到期</translation></message>
<message><source>Also by pinyin: initials or syllables; several words must all be found (%1)</source><translation>可输拼音首字母或全拼；多个词须同时出现（%1）</translation></message>
<message><source>Also those over the limit</source><translation>含已达上限的人</translation></message>
<message><source>Also those that nothing is planned for in these days</source><translation>连同这段时间没有排期的群列一起显示</translation></message>
<message><source>An answer of the server arrived damaged. Check the network.</source><translation>服务器的应答在途中损坏，请检查网络。</translation></message>
<message><source>An earlier change that this one builds on was rejected.</source><translation>此修改所依据的前一项修改已被拒绝。</translation></message>
<message><source>An entry needs a title.</source><translation>排期需要标题。</translation></message>
<message><source>An import is running here already.</source><translation>本机已有一个导入在进行。</translation></message>
<message><source>An invented brand: nobody here exists.</source><translation>虚构的品牌：其中的人都不存在。</translation></message>
<message><source>And %1 more entries.</source><translation>另有 %1 条排期。</translation></message>
<message><source>And on, down to the guides</source><translation>逐级分解到导购</translation></message>
<message><source>Another Qunce has this profile open. Here it can be read, but it is not synced.</source><translation>此配置已在另一个 Qunce 中打开，这里只能查看，不会同步。</translation></message>
<message><source>Another change of the same step was rejected, so none of it was saved.</source><translation>同一步操作中有另一项修改被拒绝，因此整步都未保存。</translation></message>
<message><source>Another for…</source><translation>另设…</translation></message>
<message><source>Another value</source><translation>另改的</translation></message>
<message><source>Another value…</source><translation>另改…</translation></message>
<message><source>App</source><translation>APP</translation></message>
<message><source>Apply</source><translation>应用</translation></message>
<message><source>Approval</source><translation>审批</translation></message>
<message><source>Approval policy</source><translation>审批规则</translation></message>
<message><source>Approve</source><translation>通过</translation></message>
<message><source>Approve, the first of two</source><translation>初审通过</translation></message>
<message><source>Approved</source><translation>已通过</translation></message>
<message><source>Approved at</source><translation>审批时间</translation></message>
<message><source>Approved by</source><translation>审批人</translation></message>
<message><source>Approved by the first of two</source><translation>初审通过</translation></message>
<message><source>Approved for</source><translation>代谁审批</translation></message>
<message><source>Arrangement</source><translation>视图设置</translation></message>
<message><source>As approved</source><translation>通过时内容</translation></message>
<message><source>As first approved</source><translation>初审内容</translation></message>
<message><source>As leaderboard and overview have it</source><translation>与排行榜、总览一致</translation></message>
<message><source>As many days after</source><translation>后移一段</translation></message>
<message><source>As many days before</source><translation>前移一段</translation></message>
<message><source>As of: %1</source><translation>截至 %1</translation></message>
<message><source>As shipped: %1</source><translation>默认：%1</translation></message>
<message><source>As the desktop</source><translation>跟随系统</translation></message>
<message><source>Ascending</source><translation>升序</translation></message>
<message><source>Ascending (pinyin)</source><translation>升序（拼音）</translation></message>
<message><source>Ask your administrator for the address and the password.</source><translation>服务器地址和密码请向管理员索取。</translation></message>
<message><source>Asked by</source><translation>发起人</translation></message>
<message><source>Asking the server…</source><translation>正在询问服务器…</translation></message>
<message><source>Assignments that are not excluded</source><translation>未被剔除的任务数</translation></message>
<message><source>Assignments: %1</source><translation>任务明细：%1</translation></message>
<message><source>At</source><translation>时间</translation></message>
<message><source>At least</source><translation>至少</translation></message>
<message><source>At least (%, pieces, yuan)</source><translation>至少（%、个、元）</translation></message>
<message><source>At most %1 rows are pasted at once. Import the file instead.</source><translation>一次最多粘贴 %1 行，更多内容请用文件导入。</translation></message>
<message><source>At most %1 rows can be changed in one step.</source><translation>一次最多可修改 %1 行。</translation></message>
<message><source>At the close</source><translation>封账时</translation></message>
<message><source>Attained</source><translation>达成</translation></message>
<message><source>Attained ÷ target</source><translation>达成 ÷ 目标</translation></message>
<message><source>Attainment</source><translation>达成率</translation></message>
<message><source>Attainment by day</source><translation>逐日达成</translation></message>
<message><source>Attainment − time progress</source><translation>达成率 − 时间进度</translation></message>
<message><source>Attainment − time progress, in percentage points; lowest first</source><translation>达成率 − 时间进度，单位为个百分点；从低到高</translation></message>
<message><source>Attainment, gap and rank are of %1; lowest gap first</source><translation>达成率、进度差与名次按 %1 计；进度差低的在前</translation></message>
<message><source>Author</source><translation>作者</translation></message>
<message><source>Back</source><translation>返回</translation></message>
<message><source>Back (Backspace)</source><translation>返回（Backspace）</translation></message>
<message><source>Back one level</source><translation>返回上一级</translation></message>
<message><source>Back to the data on this computer</source><translation>回到本机数据</translation></message>
<message><source>Batch</source><translation>批次</translation></message>
<message><source>Batches</source><translation>批次</translation></message>
<message><source>Before</source><translation>原值</translation></message>
<message><source>Before such data leave as a file, it is asked why; every export is noted anyway</source><translation>导出这类数据前须填写事由；所有导出都会留下记录</translation></message>
<message><source>Before the same content reaches the same group again</source><translation>同一素材再次发到同一群之前的天数</translation></message>
<message><source>Behind time progress: %1</source><translation>进度差落后：%1</translation></message>
<message><source>Beijing time (UTC+8), wherever this computer is</source><translation>北京时间（UTC+8），与本机时区无关</translation></message>
<message><source>Being fetched</source><translation>正在获取</translation></message>
<message><source>Being saved…</source><translation>正在保存…</translation></message>
<message><source>Being sent</source><translation>正在发送</translation></message>
<message><source>Belongs to</source><translation>所属</translation></message>
<message><source>Best guides</source><translation>最佳导购</translation></message>
<message><source>Best months of a guide</source><translation>导购单月纪录</translation></message>
<message><source>Best of 12 weeks</source><translation>近 12 周最高</translation></message>
<message><source>Boards</source><translation>榜单</translation></message>
<message><source>Body</source><translation>正文</translation></message>
<message><source>Brand</source><translation>品牌</translation></message>
<message><source>Brand colour</source><translation>品牌色</translation></message>
<message><source>Brings the local copy up to date with the server.</source><translation>把本机数据同步到与服务器一致。</translation></message>
<message><source>Brought back</source><translation>恢复</translation></message>
<message><source>Business analysis</source><translation>经营分析</translation></message>
<message><source>Business day</source><translation>营业日</translation></message>
<message><source>By KOCs</source><translation>KOC 创作</translation></message>
<message><source>By age band</source><translation>按月龄段</translation></message>
<message><source>By batch</source><translation>按批次</translation></message>
<message><source>By campaign</source><translation>按活动</translation></message>
<message><source>By day</source><translation>按日</translation></message>
<message><source>By hand in groups</source><translation>群内手发</translation></message>
<message><source>By hour</source><translation>按小时</translation></message>
<message><source>By month</source><translation>按月</translation></message>
<message><source>By name</source><translation>指定对象</translation></message>
<message><source>By name or code, also by pinyin</source><translation>按名称或编码，可输拼音</translation></message>
<message><source>By net sales, whole months only</source><translation>按净销售额，只排整月</translation></message>
<message><source>By the column of the cell with the frame</source><translation>按带框单元格所在的列</translation></message>
<message><source>By time progress</source><translation>按时间进度应达</translation></message>
<message><source>By week</source><translation>按周</translation></message>
<message><source>CSV and Excel files for the whole brand: try, import, and who imported what</source><translation>面向全品牌的 CSV 与 Excel 文件：试运行、导入，以及谁导入过什么</translation></message>
<message><source>CSV and pictures (ZIP)…</source><translation>CSV 和图片（ZIP）…</translation></message>
<message><source>CSV or XLSX; it can also be dropped here.</source><translation>CSV 或 XLSX，也可以拖到这里。</translation></message>
<message><source>CSV: states filters, scope, moment and row count above the header.</source><translation>CSV：在表头上方注明筛选、范围、时点和行数。</translation></message>
<message><source>CSV…</source><translation>CSV…</translation></message>
<message><source>Calendar</source><translation>日历</translation></message>
<message><source>Calendar day</source><translation>日历日</translation></message>
<message><source>Called off</source><translation>已取消</translation></message>
<message><source>Came in after it was frozen: %1 days of %2 teams, refunds %3. No place changes.</source><translation>冻结后到达：%2 支队伍共 %1 天有变动，退款 %3，名次不变。</translation></message>
<message><source>Campaign</source><translation>活动期</translation></message>
<message><source>Campaign by day</source><translation>大促按天</translation></message>
<message><source>Campaign name</source><translation>活动</translation></message>
<message><source>Campaign or entry</source><translation>活动或排期</translation></message>
<message><source>Campaigns</source><translation>活动</translation></message>
<message><source>Campaigns are planned on the calendar.</source><translation>活动在日历中排期。</translation></message>
<message><source>Can be reminded</source><translation>可催办</translation></message>
<message><source>Cancel</source><translation>取消</translation></message>
<message><source>Cancel %1</source><translation>取消「%1」</translation></message>
<message><source>Cancel %1 entries</source><translation>取消 %1 条排期</translation></message>
<message><source>Cancelled</source><translation>已取消</translation></message>
<message><source>Cannot be shown</source><translation>无法显示</translation></message>
<message><source>Carried over</source><translation>结转</translation></message>
<message><source>Category</source><translation>品类</translation></message>
<message><source>Cell</source><translation>单元格</translation></message>
<message><source>Cells that are not taken</source><translation>未采用的单元格</translation></message>
<message><source>Certificate chain in PEM; without it only loopback addresses are served.</source><translation>PEM 格式的证书链；没有它时只在本机回环地址上提供服务。</translation></message>
<message><source>Change</source><translation>变化</translation></message>
<message><source>Change content “%1”</source><translation>修改素材“%1”</translation></message>
<message><source>Change contest %1</source><translation>修改PK赛“%1”</translation></message>
<message><source>Change in a year</source><translation>同比</translation></message>
<message><source>Change on last month</source><translation>较上月同期</translation></message>
<message><source>Change status</source><translation>改状态</translation></message>
<message><source>Change the contest</source><translation>修改PK赛</translation></message>
<message><source>Change the entry</source><translation>修改排期</translation></message>
<message><source>Change the status of content “%1”</source><translation>更改素材“%1”的状态</translation></message>
<message><source>Change the status of the entry</source><translation>修改排期的状态</translation></message>
<message><source>Change the tags</source><translation>修改标签</translation></message>
<message><source>Change the tags of the selected rows…</source><translation>修改所选行的标签…</translation></message>
<message><source>Change the template</source><translation>修改模板</translation></message>
<message><source>Changed</source><translation>更新</translation></message>
<message><source>Changed here, deleted by %1</source><translation>你改了，%1 已删除</translation></message>
<message><source>Changed since the last approval</source><translation>自上次通过后的改动</translation></message>
<message><source>Changes</source><translation>修改</translation></message>
<message><source>Changes requested</source><translation>退回修改</translation></message>
<message><source>Changes sent: %1.</source><translation>已上传修改：%1 条。</translation></message>
<message><source>Changes that the server did not take and that wait for you: %1.</source><translation>服务器未接受、等待你处理的修改：%1 条。</translation></message>
<message><source>Changes that were not sent are deleted too, and not sealed for the server.</source><translation>未发送的修改也一并删除，不再加密保存。</translation></message>
<message><source>Change…</source><translation>修改…</translation></message>
<message><source>Channel</source><translation>渠道</translation></message>
<message><source>Checks</source><translation>检查</translation></message>
<message><source>Checks every row, column, count and digest. Changes nothing.</source><translation>检查每一行、每一列、计数和摘要，不做任何更改。</translation></message>
<message><source>Choose a campaign first.</source><translation>请先选择活动。</translation></message>
<message><source>Choose a content</source><translation>选择素材</translation></message>
<message><source>Choose a contest first.</source><translation>请先选择一场PK赛。</translation></message>
<message><source>Choose a file first.</source><translation>请先选择文件。</translation></message>
<message><source>Choose a file…</source><translation>选择文件…</translation></message>
<message><source>Choose a row first.</source><translation>请先选择一行。</translation></message>
<message><source>Choose a row with others below it.</source><translation>请选择有下级的行。</translation></message>
<message><source>Choose a task first.</source><translation>请先选择一项任务。</translation></message>
<message><source>Choose all</source><translation>全选</translation></message>
<message><source>Choose all entries of these days</source><translation>选择这些日期的全部排期</translation></message>
<message><source>Choose an entry first.</source><translation>请先选择排期。</translation></message>
<message><source>Choose none</source><translation>取消选择</translation></message>
<message><source>Choose several rows: the first one's target is filled into the others.</source><translation>请选择多行：第一行的目标会填充到其余各行。</translation></message>
<message><source>Choose the cell to fill from and those below it.</source><translation>请选中来源单元格及其下方要填充的单元格。</translation></message>
<message><source>Choose what is counted.</source><translation>请选择指标。</translation></message>
<message><source>Choose where it is held.</source><translation>请选择比赛范围。</translation></message>
<message><source>Choose whom the entry names</source><translation>选择指定对象</translation></message>
<message><source>Choose…</source><translation>选择…</translation></message>
<message><source>Chosen entries</source><translation>所选排期</translation></message>
<message><source>Cities</source><translation>城市</translation></message>
<message><source>City</source><translation>城市</translation></message>
<message><source>City group</source><translation>城市群</translation></message>
<message><source>City tier %1</source><translation>城市等级 %1</translation></message>
<message><source>Clear</source><translation>清除</translation></message>
<message><source>Clear filters</source><translation>清除筛选</translation></message>
<message><source>Clear the filter</source><translation>清除筛选</translation></message>
<message><source>Click a bar or number to go one level down, Backspace goes back</source><translation>点任一条或数字进入下一级，Backspace 返回</translation></message>
<message><source>Client %1 cannot be right: a number is missing among its decided edits</source><translation>客户端 %1 有误：已处理的修改缺少一个序号</translation></message>
<message><source>Client %1 cannot be right: its last number is not that of its last edit</source><translation>客户端 %1 有误：末位序号与最后一条修改不符</translation></message>
<message><source>Client %1 cannot be right: the hash of an edit is not whole</source><translation>客户端 %1 有误：某条修改的哈希不完整</translation></message>
<message><source>Client %1 cannot be right: there is no such account</source><translation>客户端 %1 有误：所属账号不存在</translation></message>
<message><source>Close</source><translation>关闭</translation></message>
<message><source>Close %1</source><translation>封账 %1</translation></message>
<message><source>Close (%1)</source><translation>关闭（%1）</translation></message>
<message><source>Close the detail</source><translation>关闭详情</translation></message>
<message><source>Close the group</source><translation>建议收群</translation></message>
<message><source>Close the month</source><translation>封账</translation></message>
<message><source>Close the pane</source><translation>关闭详情</translation></message>
<message><source>Close-out</source><translation>收尾复盘</translation></message>
<message><source>Closed group</source><translation>已解散</translation></message>
<message><source>Closes a month, so that its numbers stay as they are; alone it lists the months.</source><translation>封账：该月数据从此不变；不带月份时列出各月。</translation></message>
<message><source>Closes on</source><translation>计划解散日期</translation></message>
<message><source>Code</source><translation>编码</translation></message>
<message><source>Code or name</source><translation>编码或名称</translation></message>
<message><source>Code or nickname</source><translation>编码或昵称</translation></message>
<message><source>Column</source><translation>列</translation></message>
<message><source>Column %1 holds an error of a formula.</source><translation>第 %1 列是公式错误值。</translation></message>
<message><source>Column %1 of %2 cannot be read</source><translation>%2 的数据列 %1 无法读取</translation></message>
<message><source>Column %1 of %2 has a value in a place that does not exist</source><translation>%2 的数据列 %1 在不存在的位置上有值</translation></message>
<message><source>Column %1 of %2 is none</source><translation>%2 的 %1 不是数据列</translation></message>
<message><source>Column of the file</source><translation>文件中的列</translation></message>
<message><source>Columns</source><translation>列</translation></message>
<message><source>Comes to nobody after today. What guides have already stays theirs to send.</source><translation>今天之后不再下发；已下发给导购的照常发送。</translation></message>
<message><source>Coming</source><translation>未开始</translation></message>
<message><source>Command line</source><translation>命令行</translation></message>
<message><source>Commands</source><translation>命令</translation></message>
<message><source>Comment</source><translation>评论</translation></message>
<message><source>Comment on %1</source><translation>「%1」的评论</translation></message>
<message><source>Comments</source><translation>评论</translation></message>
<message><source>Compare every row with the server, and repair what differs.</source><translation>逐行与服务器核对，并修复不一致之处。</translation></message>
<message><source>Compared by</source><translation>对比方式</translation></message>
<message><source>Compared with</source><translation>对比</translation></message>
<message><source>Compared with %1, %2 and %3</source><translation>环比 %1，上月同期 %2，同比 %3</translation></message>
<message><source>Compared with the server: %1 buckets; repaired: %2 rows in %3 buckets.</source><translation>已与服务器比对 %1 个数据分区；修复了 %3 个分区中的 %2 行。</translation></message>
<message><source>Compared without %1, whose numbers are not in</source><translation>对比不含 %1：数据未到</translation></message>
<message><source>Comparing</source><translation>核对中</translation></message>
<message><source>Comparison of regions</source><translation>省区对比</translation></message>
<message><source>Complete</source><translation>已齐</translation></message>
<message><source>Completion below the whole: %1</source><translation>到期完成率低于整体：%1</translation></message>
<message><source>Completion by day</source><translation>按日完成</translation></message>
<message><source>Completion by week</source><translation>按周完成率</translation></message>
<message><source>Completion by: %1</source><translation>完成率按%1</translation></message>
<message><source>Completion of each store in each week, with outliers, on the page of tasks</source><translation>任务页：各门店每周的完成率，异常的有标记</translation></message>
<message><source>Completion rate</source><translation>完成率</translation></message>
<message><source>Confirm the new text</source><translation>确认改稿</translation></message>
<message><source>Conflict</source><translation>冲突</translation></message>
<message><source>Conflicts</source><translation>冲突</translation></message>
<message><source>Conflicts to be decided: %1.</source><translation>待处理的冲突：%1 个。</translation></message>
<message><source>Connected</source><translation>已连上</translation></message>
<message><source>Connecting</source><translation>正在连接</translation></message>
<message><source>Connection</source><translation>连接</translation></message>
<message><source>Content</source><translation>素材</translation></message>
<message><source>Content by audience</source><translation>分众素材</translation></message>
<message><source>Content found</source><translation>找到的素材</translation></message>
<message><source>Content library</source><translation>素材库</translation></message>
<message><source>Content of a KOC</source><translation>KOC 新投稿</translation></message>
<message><source>Contents</source><translation>素材数</translation></message>
<message><source>Contents by market</source><translation>市场版本</translation></message>
<message><source>Contents of the step</source><translation>步骤的素材</translation></message>
<message><source>Content…</source><translation>选择素材…</translation></message>
<message><source>Contest</source><translation>PK赛</translation></message>
<message><source>Contest days</source><translation>比赛日期</translation></message>
<message><source>Contest name</source><translation>PK赛名称</translation></message>
<message><source>Contest team</source><translation>队伍</translation></message>
<message><source>Conversion</source><translation>转化率</translation></message>
<message><source>Conversion at the end of the day, counted from the opening day</source><translation>从开营日算起，当天结束时的转化率</translation></message>
<message><source>Conversion by hour</source><translation>按小时转化</translation></message>
<message><source>Copied %1 rows</source><translation>已复制 %1 行</translation></message>
<message><source>Copied as picture.</source><translation>已复制为图片。</translation></message>
<message><source>Copied as text.</source><translation>已复制为文字。</translation></message>
<message><source>Copied.</source><translation>已复制。</translation></message>
<message><source>Copied: %1 entries. Ctrl+V puts them on another day.</source><translation>已复制 %1 条排期，按 Ctrl+V 粘贴到其他日期。</translation></message>
<message><source>Copies a reminder with the open tasks and their deadlines</source><translation>复制一段催办文字，列出未完成任务及截止时间</translation></message>
<message><source>Copies the chosen rows for a spreadsheet (%1)</source><translation>复制所选行，可粘贴到 Excel（%1）</translation></message>
<message><source>Copies the selected rows, or all of them, for a spreadsheet</source><translation>复制选中的行（未选则全部），可粘贴到表格软件</translation></message>
<message><source>Copies the table as it looks, for a chat</source><translation>按现在的样子复制，可发到聊天里</translation></message>
<message><source>Copies the table in columns of spaces, for a chat</source><translation>复制为对齐的文字，可发到聊天里</translation></message>
<message><source>Copy</source><translation>复制</translation></message>
<message><source>Copy %1</source><translation>复制「%1」</translation></message>
<message><source>Copy %1 entries</source><translation>复制 %1 条排期</translation></message>
<message><source>Copy %1 entries to %2</source><translation>复制 %1 条排期到 %2</translation></message>
<message><source>Copy %1 to %2</source><translation>复制「%1」到 %2</translation></message>
<message><source>Copy a reminder for the guide</source><translation>复制导购催办文字</translation></message>
<message><source>Copy an entry first.</source><translation>请先复制排期。</translation></message>
<message><source>Copy and export</source><translation>复制和导出</translation></message>
<message><source>Copy and export: %1</source><translation>复制和导出：%1</translation></message>
<message><source>Copy as own</source><translation>存为自己的</translation></message>
<message><source>Copy as picture</source><translation>复制为图片</translation></message>
<message><source>Copy as picture or text</source><translation>复制为图片或文字</translation></message>
<message><source>Copy as text</source><translation>复制为文字</translation></message>
<message><source>Copy of the week before: %1 entries</source><translation>复制上周 %1 条排期</translation></message>
<message><source>Copy table</source><translation>复制表格</translation></message>
<message><source>Copy template “%1”</source><translation>复制模板“%1”</translation></message>
<message><source>Copy text</source><translation>复制文案</translation></message>
<message><source>Copy the chosen entries</source><translation>复制所选排期</translation></message>
<message><source>Copy the content as a new version</source><translation>复制素材为新版本</translation></message>
<message><source>Copy the group as text</source><translation>复制该群为文字</translation></message>
<message><source>Copy the guide as text</source><translation>复制该导购为文字</translation></message>
<message><source>Copy the images</source><translation>复制图片</translation></message>
<message><source>Copy the images of the task</source><translation>复制任务的图片</translation></message>
<message><source>Copy the template as one of the brand</source><translation>把模板存为自己的</translation></message>
<message><source>Copy the text</source><translation>复制文案</translation></message>
<message><source>Copy the text as it is sent</source><translation>复制发送文案</translation></message>
<message><source>Copy the text of the entry</source><translation>复制排期文案</translation></message>
<message><source>Copy the text of the task</source><translation>复制任务文案</translation></message>
<message><source>Copy the week before into this one</source><translation>复制上周到本周</translation></message>
<message><source>Copy the words</source><translation>复制催办话术</translation></message>
<message><source>Copy the words: %1</source><translation>复制催办话术：%1</translation></message>
<message><source>Copy title, text and link</source><translation>复制全部（标题、正文、链接）</translation></message>
<message><source>Copy title, text and link of the entry</source><translation>复制排期的标题、正文和链接</translation></message>
<message><source>Copy title, text and link of the task</source><translation>复制任务的标题、正文和链接</translation></message>
<message><source>Correct what was sent…</source><translation>更正补发</translation></message>
<message><source>Corrected change</source><translation>更正后的修改</translation></message>
<message><source>Correction of %1</source><translation>%1：更正补发</translation></message>
<message><source>Correction: %1</source><translation>更正：%1</translation></message>
<message><source>Corrects</source><translation>更正对象</translation></message>
<message><source>Count and use working days only</source><translation>只排工作日（按工作日计数）</translation></message>
<message><source>Counted from</source><translation>起点</translation></message>
<message><source>Coverage</source><translation>覆盖</translation></message>
<message><source>Coverage by layer</source><translation>各层级覆盖</translation></message>
<message><source>Create</source><translation>新建</translation></message>
<message><source>Credited at</source><translation>奖励时间</translation></message>
<message><source>Credited: %1 points, %2</source><translation>已奖励 %1 积分，%2</translation></message>
<message><source>Ctrl+D, or drag the corner of what is chosen</source><translation>Ctrl+D，或拖动选区右下角</translation></message>
<message><source>Custom</source><translation>自定义</translation></message>
<message><source>Customer group</source><translation>客户群</translation></message>
<message><source>Customers added before get what is still to come</source><translation>之前添加的客户也接上后面的步骤</translation></message>
<message><source>Customers added from</source><translation>添加日期自</translation></message>
<message><source>Customers joined</source><translation>累计入群客户数</translation></message>
<message><source>Customers who were added on that day</source><translation>当天添加的客户</translation></message>
<message><source>Dark</source><translation>深色</translation></message>
<message><source>Dark theme</source><translation>深色主题</translation></message>
<message><source>Data %1</source><translation>数据 %1</translation></message>
<message><source>Data here</source><translation>本机数据</translation></message>
<message><source>Data of %1</source><translation>数据日期 %1</translation></message>
<message><source>Data up to %1</source><translation>数据日期 %1</translation></message>
<message><source>Date</source><translation>日期</translation></message>
<message><source>Date of %1</source><translation>「%1」的日期</translation></message>
<message><source>Date of %1 entries</source><translation>%1 条排期的日期</translation></message>
<message><source>Dates</source><translation>日期</translation></message>
<message><source>Day</source><translation>日</translation></message>
<message><source>Day %1</source><translation>第%1天</translation></message>
<message><source>Day %1 (%2, %3) without %4, whose numbers are not in on both sides</source><translation>第 %1 天（%2 对 %3）不含 %4：有一边数据未到</translation></message>
<message><source>Day %1 lies outside the template: it lasts from day %2 to day %3.</source><translation>第 %1 天超出模板范围：应在第 %2 天到第 %3 天之间。</translation></message>
<message><source>Day %1, %2</source><translation>第 %1 天 %2</translation></message>
<message><source>Day by day</source><translation>逐日</translation></message>
<message><source>Day of adding</source><translation>添加日期</translation></message>
<message><source>Day off: %1</source><translation>休：%1</translation></message>
<message><source>Day view</source><translation>日视图</translation></message>
<message><source>Days</source><translation>日</translation></message>
<message><source>Days %1 to %2 are not over on both sides</source><translation>第 %1 至 %2 天尚未结束，不比</translation></message>
<message><source>Days %1 to %2 have no counterpart: the other one is shorter</source><translation>第 %1 至 %2 天没有可比的日子：对比活动较短</translation></message>
<message><source>Days %1 to %2 of the other one have no counterpart</source><translation>对比活动的第 %1 至 %2 天没有可比的日子：本次较短</translation></message>
<message><source>Days after</source><translation>之后天数</translation></message>
<message><source>Days are counted from</source><translation>天数起点</translation></message>
<message><source>Days before a repeat</source><translation>重复间隔天数</translation></message>
<message><source>Days compared</source><translation>可比天数</translation></message>
<message><source>Days from the step</source><translation>与步骤相差天数</translation></message>
<message><source>Days from the step: −1 is the day before</source><translation>与步骤相差天数：−1 为前一天</translation></message>
<message><source>Days in a row</source><translation>连续开单</translation></message>
<message><source>Days in a row with orders</source><translation>连续开单</translation></message>
<message><source>Days in all</source><translation>天数</translation></message>
<message><source>Days last month</source><translation>上月同期数</translation></message>
<message><source>Days last year</source><translation>去年同期数</translation></message>
<message><source>Days later</source><translation>几天后</translation></message>
<message><source>Days later (minus: earlier)</source><translation>后移天数（负数为前移）</translation></message>
<message><source>Days of the last 30 with anything posted, accepted, ordered, sold or earned</source><translation>近30天中有投稿、采纳、订单、带货或积分的天数</translation></message>
<message><source>Days off by notice of the State Council</source><translation>放假安排据国务院办公厅通知</translation></message>
<message><source>Days off of %1 are not published yet</source><translation>%1年放假安排未公布</translation></message>
<message><source>Days passed of the days of the goal</source><translation>目标期间已过天数 ÷ 总天数</translation></message>
<message><source>Days passed ÷ days of the campaign, today included</source><translation>已过天数 ÷ 活动总天数，含今天</translation></message>
<message><source>Days passed ÷ days of the period</source><translation>已过天数 ÷ 期间总天数</translation></message>
<message><source>Days running</source><translation>开营天数</translation></message>
<message><source>Days sent</source><translation>已下发天数</translation></message>
<message><source>Days since it began; the first day is 1</source><translation>自开营起的天数，开营当天为第 1 天</translation></message>
<message><source>Days since the first that are over and in on both sides</source><translation>自首日起，两边都已结束且数据都已到的天数</translation></message>
<message><source>Days that are not in on both sides are left out of both</source><translation>有一边数据未到的日子，两边都不算</translation></message>
<message><source>Days to prepare</source><translation>提前准备天数</translation></message>
<message><source>Days with an order in a row up to the last day; days off and days on which the store had no numbers are skipped</source><translation>截至最后一天连续有订单的天数；休息日与门店无数据的日子跳过</translation></message>
<message><source>Days with orders in a row, up to the end of the period; days off and days on which the store is closed neither count nor break. At most 90.</source><translation>截至期末连续有开单的天数；休息日和门店不营业的日子不计入也不中断，最多追溯 90 天</translation></message>
<message><source>Deadline</source><translation>期限</translation></message>
<message><source>Delete</source><translation>删除</translation></message>
<message><source>Delete %1</source><translation>删除「%1」</translation></message>
<message><source>Delete %1 entries</source><translation>删除 %1 条排期</translation></message>
<message><source>Delete a note on %1</source><translation>删除%1的备注</translation></message>
<message><source>Delete contest %1</source><translation>删除PK赛“%1”</translation></message>
<message><source>Delete drafts, cancel other entries</source><translation>删除草稿，取消其他排期</translation></message>
<message><source>Delete or cancel</source><translation>删除或取消</translation></message>
<message><source>Delete the action on “%1”</source><translation>删除措施：“%1”</translation></message>
<message><source>Delete the comment</source><translation>删除评论</translation></message>
<message><source>Delete the comment on %1</source><translation>删除「%1」的评论</translation></message>
<message><source>Delete the step</source><translation>删除步骤</translation></message>
<message><source>Delete the view</source><translation>删除视图</translation></message>
<message><source>Delete view %1</source><translation>删除视图“%1”</translation></message>
<message><source>Deleted</source><translation>删除</translation></message>
<message><source>Deleted here, changed by %1</source><translation>你删除了，%1 又改了</translation></message>
<message><source>Demo brand in %1: %2 to %3, %4 records, %5 tasks, %6 assignments.</source><translation>演示品牌位于 %1：%2 至 %3，%4 条记录，%5 个任务，%6 条任务分配。</translation></message>
<message><source>Demo data</source><translation>演示数据</translation></message>
<message><source>Denominator</source><translation>分母</translation></message>
<message><source>Deputy and policy…</source><translation>代审与审批规则…</translation></message>
<message><source>Descending</source><translation>降序</translation></message>
<message><source>Descending (pinyin)</source><translation>降序（拼音）</translation></message>
<message><source>Description</source><translation>说明</translation></message>
<message><source>Device %1 cannot be right: a token is of no known sort</source><translation>设备 %1 有误：令牌类型未知</translation></message>
<message><source>Device %1 cannot be right: a token is there without it</source><translation>设备 %1 有误：有它的令牌，却没有这台设备</translation></message>
<message><source>Device %1 cannot be right: a token's hash is not whole</source><translation>设备 %1 有误：令牌的哈希不完整</translation></message>
<message><source>Device %1 cannot be right: an access token is in the state of a refresh token</source><translation>设备 %1 有误：访问令牌处于刷新令牌的状态</translation></message>
<message><source>Device %1 cannot be right: its state is unknown</source><translation>设备 %1 有误：状态未知</translation></message>
<message><source>Device %1 cannot be right: there is no such account</source><translation>设备 %1 有误：所属账号不存在</translation></message>
<message><source>Device %1 cannot be right: two of its tokens wait for a successor</source><translation>设备 %1 有误：有两个令牌在等待接替</translation></message>
<message><source>Difference</source><translation>差额</translation></message>
<message><source>Difference in percentage points; nothing where one side has no number</source><translation>相差的百分点；有一边没有数时不显示</translation></message>
<message><source>Differences by field</source><translation>各字段的差异</translation></message>
<message><source>Different groups that got at least one push ÷ those that it is for</source><translation>至少收到一次推送的群数 ÷ 活动对象群数（去重）</translation></message>
<message><source>Dimension</source><translation>维度</translation></message>
<message><source>Direct</source><translation>直营</translation></message>
<message><source>Discard</source><translation>放弃</translation></message>
<message><source>Discarded</source><translation>已放弃</translation></message>
<message><source>Discarded. The history keeps it for 30 days.</source><translation>已放弃，历史中保留 30 天。</translation></message>
<message><source>Dispatched</source><translation>已下发</translation></message>
<message><source>Dispatched at</source><translation>下发时间</translation></message>
<message><source>Dispatched, %1 of %2 have confirmed</source><translation>已下发·%1/%2 已确认</translation></message>
<message><source>Dispatched, waiting for the guides</source><translation>已下发·待导购确认</translation></message>
<message><source>Do not close</source><translation>取消封账计划</translation></message>
<message><source>Do not close %1</source><translation>取消封账计划 %1</translation></message>
<message><source>Do not take it</source><translation>不采用</translation></message>
<message><source>Do not take it…</source><translation>不采用…</translation></message>
<message><source>Do not take the content</source><translation>不采用素材</translation></message>
<message><source>Done</source><translation>已完成</translation></message>
<message><source>Done again: %1</source><translation>已重做：%1</translation></message>
<message><source>Done at</source><translation>完成时间</translation></message>
<message><source>Done by the due time ÷ (dispatched − excluded)</source><translation>按时完成 ÷（已下发 − 剔除）</translation></message>
<message><source>Done by the time they were due ÷ tasks that are not excluded</source><translation>按时完成数 ÷（应完成 − 剔除）</translation></message>
<message><source>Done in time</source><translation>是否按时</translation></message>
<message><source>Done late</source><translation>迟交</translation></message>
<message><source>Done of the tasks that are due by now, late ones too</source><translation>已到期任务中完成的数量，含迟交</translation></message>
<message><source>Done on time</source><translation>按时完成</translation></message>
<message><source>Done ÷ (dispatched − excluded), of what was due by now</source><translation>已完成 ÷（已下发 − 剔除），只计已到期的任务</translation></message>
<message><source>Done ÷ tasks that are due by now and not excluded</source><translation>已完成 ÷ 应完成（已到期、未剔除）</translation></message>
<message><source>Done, %1 of %2 sent</source><translation>已完成·已发 %1/应发 %2</translation></message>
<message><source>Done, late ones too</source><translation>已完成，含迟交</translation></message>
<message><source>Done, no time</source><translation>已完成，无时间</translation></message>
<message><source>Done/due</source><translation>完成/应完成</translation></message>
<message><source>Draft</source><translation>草稿</translation></message>
<message><source>Drafts</source><translation>草稿</translation></message>
<message><source>Drafts of the plan</source><translation>计划草稿</translation></message>
<message><source>Dry run</source><translation>试运行</translation></message>
<message><source>Dry run, nothing was changed: %1</source><translation>试运行，未做任何更改。%1</translation></message>
<message><source>Due</source><translation>截止</translation></message>
<message><source>Due completion</source><translation>到期完成率</translation></message>
<message><source>Due day</source><translation>截止日</translation></message>
<message><source>Due done</source><translation>到期完成率</translation></message>
<message><source>Due: %1</source><translation>截止：%1</translation></message>
<message><source>Due: done</source><translation>到期已完成</translation></message>
<message><source>Due: to be done</source><translation>到期应完成</translation></message>
<message><source>Duplicate the chosen entries</source><translation>原地复制所选排期</translation></message>
<message><source>Duplicates</source><translation>重复素材</translation></message>
<message><source>Earlier</source><translation>上一段</translation></message>
<message><source>Earlier campaign</source><translation>往期活动</translation></message>
<message><source>Earlier day</source><translation>往期日期</translation></message>
<message><source>Edit</source><translation>编辑</translation></message>
<message><source>Emergency</source><translation>紧急处理</translation></message>
<message><source>End 15 minutes earlier</source><translation>提前15分钟结束</translation></message>
<message><source>End 15 minutes later</source><translation>延后15分钟结束</translation></message>
<message><source>End it</source><translation>结束</translation></message>
<message><source>End of %1</source><translation>「%1」的结束时间</translation></message>
<message><source>End of the deputy's time, in business time</source><translation>代审截止时间（业务时间）</translation></message>
<message><source>End “%1”</source><translation>结束“%1”</translation></message>
<message><source>Ended</source><translation>已结束</translation></message>
<message><source>Ends</source><translation>结束时间</translation></message>
<message><source>Ends as soon as the first page is there.</source><translation>第一页显示后立即结束。</translation></message>
<message><source>Ends within 7 days</source><translation>7 天内到期</translation></message>
<message><source>Enter opens the group</source><translation>回车打开该群</translation></message>
<message><source>Entries</source><translation>排期</translation></message>
<message><source>Entries of the calendar that are not cancelled</source><translation>日历中未取消的排期</translation></message>
<message><source>Entries of the campaign that are for the group</source><translation>本活动中面向该群的排期数</translation></message>
<message><source>Entries that name the stage</source><translation>写明该阶段的排期数</translation></message>
<message><source>Entries that send it; cancelled ones do not count.</source><translation>使用它的排期数，不含已取消。</translation></message>
<message><source>Entries without a date</source><translation>待排</translation></message>
<message><source>Entries: %1 changed, %2 new, %3 deleted. Cells that are not taken: %4.</source><translation>排期：修改 %1 条，新建 %2 条，删除 %3 条；未采用的单元格 %4 个。</translation></message>
<message><source>Entry</source><translation>排期</translation></message>
<message><source>Entry %1</source><translation>排期 %1</translation></message>
<message><source>Entry code</source><translation>排期编码</translation></message>
<message><source>Equal rates are told apart by the on-time rate, then by the number of tasks.</source><translation>完成率相同时先比按时率，再比应完成数。</translation></message>
<message><source>Equal values</source><translation>同分说明</translation></message>
<message><source>Equal values share a rank (1-2-2-4) and stand by code. No data is not 0.</source><translation>数值相同则并列（1-2-2-4），按编码排列。无数据不等于 0。</translation></message>
<message><source>Equal values: whoever reached the value on the earlier day is before; on the same day the place is shared.</source><translation>成绩相同：先达到者名次在前；同一天达到的名次并列。</translation></message>
<message><source>Error</source><translation>错误</translation></message>
<message><source>Every assignment behind this number, with its times and reminders, as a file</source><translation>这个数字背后的每一条任务及其时间、催办记录，存为文件</translation></message>
<message><source>Every export is noted, and nothing can be noted here. %1</source><translation>每次导出都要留下记录，而此处无法记录。%1</translation></message>
<message><source>Every group that the campaign is for got something.</source><translation>活动面向的群都已触达。</translation></message>
<message><source>Everybody has done what there is to do.</source><translation>所有人都已完成。</translation></message>
<message><source>Everybody in the brand</source><translation>全品牌</translation></message>
<message><source>Everything</source><translation>全部</translation></message>
<message><source>Everything but the change: what would come of it, and what is refused</source><translation>只检查不更改：会有什么结果，哪些行会被拒收</translation></message>
<message><source>Everything can be fetched from the server again. The damaged files are kept in the folder "damaged" of the profile.</source><translation>数据可以从服务器重新获取；损坏的文件会保留在配置目录的 damaged 文件夹里。</translation></message>
<message><source>Everything is here: %1 rows in %2 buckets.</source><translation>数据已全部到齐：%2 个分区，共 %1 行。</translation></message>
<message><source>Everything is up to date.</source><translation>已是最新。</translation></message>
<message><source>Everything so far</source><translation>全部已到数据</translation></message>
<message><source>Everything you may see</source><translation>全部可见范围</translation></message>
<message><source>Exclude</source><translation>排除</translation></message>
<message><source>Exclude instead</source><translation>改为排除</translation></message>
<message><source>Excluded</source><translation>剔除</translation></message>
<message><source>Excluded (reasons)</source><translation>剔除(原因)</translation></message>
<message><source>Excluded: cancelled</source><translation>剔除·已取消</translation></message>
<message><source>Excluded: frequency cap</source><translation>剔除·频次</translation></message>
<message><source>Excluded: group closed</source><translation>剔除·群已关闭</translation></message>
<message><source>Excluded: has left</source><translation>剔除·离职</translation></message>
<message><source>Excluded: not a friend</source><translation>剔除·非好友</translation></message>
<message><source>Excluded: on leave</source><translation>剔除·休假</translation></message>
<message><source>Execution</source><translation>执行</translation></message>
<message><source>Execution log</source><translation>执行日志</translation></message>
<message><source>Execution log…</source><translation>执行日志…</translation></message>
<message><source>Exempt channels</source><translation>豁免渠道</translation></message>
<message><source>Exit codes: 0 done, 1 failed with a message, 2 wrong usage, 3 refused (permission, version, lock).</source><translation>退出码：0 完成，1 失败并有说明，2 用法错误，3 被拒绝（权限、版本、锁定）。</translation></message>
<message><source>Export</source><translation>导出</translation></message>
<message><source>Export CSV…</source><translation>导出 CSV…</translation></message>
<message><source>Export PDF…</source><translation>导出 PDF…</translation></message>
<message><source>Export PNG…</source><translation>导出 PNG…</translation></message>
<message><source>Export SVG…</source><translation>导出 SVG…</translation></message>
<message><source>Export and sign out…</source><translation>导出并退出…</translation></message>
<message><source>Export chart</source><translation>导出图表</translation></message>
<message><source>Export table</source><translation>导出表格</translation></message>
<message><source>Export table as CSV</source><translation>导出表格为 CSV</translation></message>
<message><source>Export table as PDF</source><translation>导出表格为 PDF</translation></message>
<message><source>Export unsent changes</source><translation>导出未发送的修改</translation></message>
<message><source>Export unsent…</source><translation>导出未发送…</translation></message>
<message><source>Export workbook (XLSX)…</source><translation>导出工作簿（XLSX）…</translation></message>
<message><source>Export: %1</source><translation>导出：%1</translation></message>
<message><source>Exports</source><translation>导出规则</translation></message>
<message><source>Failed</source><translation>失败</translation></message>
<message><source>Failed: group closed</source><translation>失败：群已解散</translation></message>
<message><source>Failed: not a friend</source><translation>失败：非好友</translation></message>
<message><source>Failed: push limit</source><translation>失败：频次上限</translation></message>
<message><source>Family name and *</source><translation>姓+*</translation></message>
<message><source>Fans</source><translation>粉丝</translation></message>
<message><source>Festival</source><translation>节日</translation></message>
<message><source>Fetch everything again</source><translation>重新获取</translation></message>
<message><source>Fetching the data for the first time</source><translation>正在首次获取数据</translation></message>
<message><source>Field</source><translation>字段</translation></message>
<message><source>Field or number</source><translation>字段或数据</translation></message>
<message><source>Figure</source><translation>指标</translation></message>
<message><source>File</source><translation>文件</translation></message>
<message><source>Files of the kind %1 cannot be imported.</source><translation>无法导入“%1”类文件。</translation></message>
<message><source>Fill %1 rows</source><translation>填充 %1 行</translation></message>
<message><source>Fill down</source><translation>向下填充</translation></message>
<message><source>Fill down the target of %1</source><translation>向下填充目标：%1</translation></message>
<message><source>Filtered</source><translation>筛出</translation></message>
<message><source>Find %1, also by pinyin</source><translation>搜%1，可输拼音</translation></message>
<message><source>Find content</source><translation>查找素材</translation></message>
<message><source>Find groups, guides, units and tags</source><translation>查找社群、导购、组织和标签</translation></message>
<message><source>Find in the table</source><translation>在表中查找</translation></message>
<message><source>Find in this page</source><translation>在本页查找</translation></message>
<message><source>First %1 of %2 rows</source><translation>前 %1 行，共 %2 行</translation></message>
<message><source>First approved at</source><translation>初审时间</translation></message>
<message><source>First approved by</source><translation>初审人</translation></message>
<message><source>First approved for</source><translation>代谁初审</translation></message>
<message><source>First day</source><translation>开始日期</translation></message>
<message><source>First day of the period.</source><translation>期间的第一天。</translation></message>
<message><source>First of two</source><translation>初审</translation></message>
<message><source>First orders</source><translation>首单人数</translation></message>
<message><source>First orders ÷ customers joined</source><translation>首单转化曲线</translation></message>
<message><source>First orders ÷ customers joined, both so far</source><translation>累计首单人数 ÷ 累计入群客户数</translation></message>
<message><source>First orders ÷ members by hour</source><translation>按小时首单人数 ÷ 群人数</translation></message>
<message><source>First rows</source><translation>前几行</translation></message>
<message><source>First value</source><translation>首个值</translation></message>
<message><source>Flash group</source><translation>快闪群</translation></message>
<message><source>Flash groups</source><translation>快闪群</translation></message>
<message><source>Flash groups compared</source><translation>快闪群对比</translation></message>
<message><source>Flash, running</source><translation>快闪进行中</translation></message>
<message><source>Fold entries without a date</source><translation>收起待排</translation></message>
<message><source>Fold or unfold the sidebar</source><translation>折叠或展开侧边栏</translation></message>
<message><source>Folder for the package</source><translation>执行包保存位置</translation></message>
<message><source>Folder for the posters</source><translation>战报保存到哪个文件夹</translation></message>
<message><source>Folder for the words</source><translation>话术文件保存位置</translation></message>
<message><source>Follow-up</source><translation>回访</translation></message>
<message><source>Follow-ups</source><translation>回访数</translation></message>
<message><source>For</source><translation>适用范围</translation></message>
<message><source>For %1 guides (%2)</source><translation>发给 %1 人（%2）</translation></message>
<message><source>For all</source><translation>全部</translation></message>
<message><source>For categories</source><translation>适用品类</translation></message>
<message><source>For whom and what for</source><translation>给谁、作何用途</translation></message>
<message><source>For whom the content is</source><translation>素材面向谁</translation></message>
<message><source>For whom…</source><translation>面向…</translation></message>
<message><source>Forbidden</source><translation>禁用（错误）</translation></message>
<message><source>Found</source><translation>搜索结果</translation></message>
<message><source>Franchise</source><translation>加盟</translation></message>
<message><source>Free software under the GNU General Public License, version 3 or later. It stands on Qt %1 and SQLite.</source><translation>自由软件，按 GNU 通用公共许可证第 3 版或更新版本发布。基于 Qt %1 和 SQLite。</translation></message>
<message><source>Freezes at</source><translation>冻结时间</translation></message>
<message><source>Frequency cap</source><translation>频次上限</translation></message>
<message><source>Frequency limit</source><translation>频次上限</translation></message>
<message><source>Friends</source><translation>存量好友</translation></message>
<message><source>Friends added</source><translation>新增好友</translation></message>
<message><source>Friends added − friends lost</source><translation>新增好友 − 流失好友</translation></message>
<message><source>Friends added − friends lost in the period</source><translation>期间新增好友 − 流失好友</translation></message>
<message><source>Friends lost</source><translation>流失好友</translation></message>
<message><source>Friends on the last day that has the number, up to the end of the period</source><translation>截至期末最近一天有数据的存量好友</translation></message>
<message><source>From</source><translation>来自</translation></message>
<message><source>From %1</source><translation>原 %1</translation></message>
<message><source>From (empty: all days)</source><translation>开始日期（空为全程）</translation></message>
<message><source>From Monday · last 12 weeks · %</source><translation>周一起 · 近 12 周 · %</translation></message>
<message><source>From a KOC…</source><translation>KOC 投稿…</translation></message>
<message><source>From a spreadsheet: codes or names with their targets, or a column of targets that goes down from here (%1)</source><translation>从 Excel 粘贴：编码或名称加目标两列，或从当前行往下的一列目标（%1）</translation></message>
<message><source>From assignments or a unit to where you came from</source><translation>从任务明细或下级单位回到来处</translation></message>
<message><source>From day</source><translation>开始日期</translation></message>
<message><source>From dispatch until so many of the planned pushes were sent</source><translation>从下发到应发群中这么多已发出所用的时间</translation></message>
<message><source>From minute</source><translation>开始分钟</translation></message>
<message><source>From then on its numbers stay; what comes later is listed here.</source><translation>从那时起该月数据不变，之后的变动列在这里。</translation></message>
<message><source>Frozen</source><translation>已冻结</translation></message>
<message><source>Full names</source><translation>全名</translation></message>
<message><source>Full screen</source><translation>全屏</translation></message>
<message><source>Gap</source><translation>进度差</translation></message>
<message><source>Gap pp</source><translation>进度差 pp</translation></message>
<message><source>Gap to time progress</source><translation>与时间进度之差</translation></message>
<message><source>Gate</source><translation>门槛</translation></message>
<message><source>Gate (may be empty)</source><translation>门槛指标（可空）</translation></message>
<message><source>Gate state</source><translation>门槛状态</translation></message>
<message><source>Gates not reached: %1</source><translation>门槛未达到：%1</translation></message>
<message><source>Give the contest a name.</source><translation>请填写PK赛名称。</translation></message>
<message><source>Gives a disabled user the access back; sessions that ended stay ended.</source><translation>恢复已停用用户的访问权限；已结束的登录不会恢复。</translation></message>
<message><source>Go</source><translation>前往</translation></message>
<message><source>Go on…</source><translation>继续…</translation></message>
<message><source>Go to today</source><translation>回到今天</translation></message>
<message><source>Goal</source><translation>目标</translation></message>
<message><source>Goal %1 of the campaign makes no sense.</source><translation>活动的第 %1 个目标有误。</translation></message>
<message><source>Goal (money in yuan)</source><translation>目标值（金额为元）</translation></message>
<message><source>Goal of</source><translation>目标指标</translation></message>
<message><source>Goal of %1</source><translation>%1目标</translation></message>
<message><source>Goals</source><translation>目标</translation></message>
<message><source>Goals and attainment</source><translation>目标与达成</translation></message>
<message><source>Goals of campaign “%1”</source><translation>活动“%1”的目标</translation></message>
<message><source>Goals of the campaign</source><translation>活动目标</translation></message>
<message><source>Goals of “%1”</source><translation>“%1”的目标</translation></message>
<message><source>Goals…</source><translation>目标…</translation></message>
<message><source>Gone since %1: %2 of the target counts, %3 goes to the store</source><translation>%1 起已离职：目标中 %2 计入，%3 归门店</translation></message>
<message><source>Group</source><translation>社群</translation></message>
<message><source>Group by group</source><translation>按群</translation></message>
<message><source>Group closed</source><translation>群已关闭</translation></message>
<message><source>Group code</source><translation>群编码</translation></message>
<message><source>Group kind</source><translation>群类型</translation></message>
<message><source>Group kinds</source><translation>群类型</translation></message>
<message><source>Group name</source><translation>群名</translation></message>
<message><source>Group notice</source><translation>群公告</translation></message>
<message><source>Group owner</source><translation>群主</translation></message>
<message><source>Group push</source><translation>群发</translation></message>
<message><source>Group pushes sent</source><translation>已发群次</translation></message>
<message><source>Group pushes sent ÷ planned</source><translation>已发群次 ÷ 应发群次</translation></message>
<message><source>Group pushes sent ÷ planned, one for each group and task</source><translation>群发任务已发 ÷ 应发，按群和任务计</translation></message>
<message><source>Group send rate</source><translation>群执行率</translation></message>
<message><source>Group, owner or region</source><translation>群名、群主或省区</translation></message>
<message><source>Group, owner or store</source><translation>群名、群主或门店</translation></message>
<message><source>Groups</source><translation>社群</translation></message>
<message><source>Groups and times</source><translation>群类型与时间</translation></message>
<message><source>Groups by day</source><translation>社群按日</translation></message>
<message><source>Groups opening from</source><translation>开营日期自</translation></message>
<message><source>Groups planned</source><translation>应发群数</translation></message>
<message><source>Groups reached</source><translation>已触达群</translation></message>
<message><source>Groups sent</source><translation>群执行率</translation></message>
<message><source>Groups sent / due</source><translation>群已发 / 应发</translation></message>
<message><source>Groups sent / planned</source><translation>群 已发/应发</translation></message>
<message><source>Groups that have opened before get what is still to come</source><translation>之前已开营的群也接上后面的步骤</translation></message>
<message><source>Groups that it is for</source><translation>对象群数</translation></message>
<message><source>Groups that the campaign is for and that got nothing of it</source><translation>活动面向、但一次都没收到的群</translation></message>
<message><source>Groups unreached</source><translation>未触达群</translation></message>
<message><source>Growth</source><translation>增幅</translation></message>
<message><source>Guide</source><translation>所属导购</translation></message>
<message><source>Guide / mentor</source><translation>所属导购 / 导师</translation></message>
<message><source>Guide code</source><translation>导购编码</translation></message>
<message><source>Guide name</source><translation>导购</translation></message>
<message><source>Guide's name</source><translation>导购</translation></message>
<message><source>Guide, store or task</source><translation>导购、门店或任务</translation></message>
<message><source>Guides</source><translation>导购</translation></message>
<message><source>Guides done / due</source><translation>已完成 / 应完成</translation></message>
<message><source>Guides in post</source><translation>在岗导购人数</translation></message>
<message><source>Guides may spread it</source><translation>导购可转发</translation></message>
<message><source>Guides with an order ÷ guides in post on a day of the period</source><translation>有订单的导购 ÷ 期间内在岗的导购</translation></message>
<message><source>Guides with none done</source><translation>未执行导购数</translation></message>
<message><source>Guides with something due in the period and nothing of it done</source><translation>期间内有到期任务、一条未完成的导购</translation></message>
<message><source>HQ service</source><translation>总部客服</translation></message>
<message><source>Has left</source><translation>离职</translation></message>
<message><source>Has left: what remains goes to the store</source><translation>已离职：剩余目标归门店</translation></message>
<message><source>Headquarters</source><translation>总部</translation></message>
<message><source>Headquarters goes beyond its share with %1 (%2 of %3).</source><translation>%1 个对象超出总部预留次数（%3 次中的 %2 次）。</translation></message>
<message><source>Headquarters imports stores, guides and numbers on the server (qunced import).</source><translation>门店、导购和数据由总部在服务器上导入（qunced import）。</translation></message>
<message><source>Heat map: stores by week</source><translation>热力图：门店 × 周</translation></message>
<message><source>Held in</source><translation>比赛范围</translation></message>
<message><source>Help</source><translation>帮助</translation></message>
<message><source>Helped</source><translation>是否有效</translation></message>
<message><source>Helped within minutes</source><translation>有效时限（分钟）</translation></message>
<message><source>High contrast</source><translation>高对比度</translation></message>
<message><source>High contrast theme</source><translation>高对比度主题</translation></message>
<message><source>Highest first</source><translation>从高到低</translation></message>
<message><source>Hint</source><translation>提示</translation></message>
<message><source>History</source><translation>历史</translation></message>
<message><source>History of the record</source><translation>这条记录的经过</translation></message>
<message><source>Hour %1</source><translation>第%1小时</translation></message>
<message><source>How it is counted</source><translation>计算口径</translation></message>
<message><source>How long it took until so many percent of the planned groups had it</source><translation>计划群中相应比例收到所用的时间</translation></message>
<message><source>How many entries (default 50).</source><translation>显示多少条（默认 50）。</translation></message>
<message><source>Idea</source><translation>理念</translation></message>
<message><source>Idle 3 days</source><translation>连续3天未执行</translation></message>
<message><source>If the import is undone: %1</source><translation>若撤销此次导入：%1</translation></message>
<message><source>Ignored columns: %1.</source><translation>已忽略的列：%1。</translation></message>
<message><source>Image %1 is damaged.</source><translation>图片 %1 已损坏。</translation></message>
<message><source>Image %1, %2 × %3</source><translation>图片 %1，%2 × %3</translation></message>
<message><source>Images</source><translation>图片</translation></message>
<message><source>Images cannot be added here.</source><translation>这里无法添加图片。</translation></message>
<message><source>Import</source><translation>导入</translation></message>
<message><source>Import changes</source><translation>导入修改</translation></message>
<message><source>Import data</source><translation>数据导入</translation></message>
<message><source>Import data…</source><translation>数据导入…</translation></message>
<message><source>Imported before</source><translation>导入记录</translation></message>
<message><source>Imported: %1</source><translation>已导入。%1</translation></message>
<message><source>Imports a CSV or XLSX file, or all files of a folder. KIND: org, guides, groups, koc, content, entries, tasks, task_results, goals, guide_days, group_days, koc_days, group_hours, orders.</source><translation>导入一个 CSV 或 XLSX 文件，或一个文件夹中的全部文件。KIND：org、guides、groups、koc、content、entries、tasks、task_results、goals、guide_days、group_days、koc_days、group_hours、orders。</translation></message>
<message><source>Import…</source><translation>导入…</translation></message>
<message><source>In a month as often as it has days</source><translation>每月次数不超过当月天数</translation></message>
<message><source>In all %1 stay as they are.</source><translation>共 %1 项保持现状。</translation></message>
<message><source>In charge</source><translation>负责人</translation></message>
<message><source>In effect</source><translation>生效</translation></message>
<message><source>In force from</source><translation>生效日期</translation></message>
<message><source>In numbers</source><translation>数据</translation></message>
<message><source>In post</source><translation>在职</translation></message>
<message><source>In the calendar</source><translation>在日历中查看</translation></message>
<message><source>In time</source><translation>按时</translation></message>
<message><source>In use</source><translation>启用</translation></message>
<message><source>Include</source><translation>包含</translation></message>
<message><source>Include instead</source><translation>改为包含</translation></message>
<message><source>Included</source><translation>包含</translation></message>
<message><source>Included or excluded</source><translation>包含或排除</translation></message>
<message><source>Interface in Chinese</source><translation>界面使用中文</translation></message>
<message><source>Interface in English</source><translation>界面使用英文</translation></message>
<message><source>Into the same folder, as long as the program runs</source><translation>程序运行期间，保存到同一文件夹</translation></message>
<message><source>Invalid</source><translation>无效</translation></message>
<message><source>It began %1 hours ago, not 4 days</source><translation>开营才 %1 小时，不足 4 天</translation></message>
<message><source>It can be frozen once its last day is over.</source><translation>冻结时间要在最后一天结束之后。</translation></message>
<message><source>It cannot be approved. %1</source><translation>不能通过：%1</translation></message>
<message><source>It could not be saved.</source><translation>未能保存。</translation></message>
<message><source>It deletes its data as soon as it reaches the server. Changes that it has not sent are kept there, sealed for your administrator.</source><translation>该设备下次联网时会删除本地数据；尚未发送的修改会加密保存在那台设备上，由管理员读取。</translation></message>
<message><source>It ends before it begins: take a later last day.</source><translation>截止日早于开始日：请选择更晚的截止日。</translation></message>
<message><source>It has %1 images and a link; %2 takes %3 attachments.</source><translation>有 %1 张图和一个链接；%2最多 %3 个附件。</translation></message>
<message><source>It has %1 images; %2 takes %3.</source><translation>有 %1 张图片，%2最多 %3 张。</translation></message>
<message><source>It has been dispatched: its time stays.</source><translation>已下发，时间不能再改。</translation></message>
<message><source>It has no goals.</source><translation>没有设目标。</translation></message>
<message><source>It has no stages.</source><translation>没有分阶段。</translation></message>
<message><source>It has no target that could be split.</source><translation>没有可分解的目标。</translation></message>
<message><source>It has not begun.</source><translation>比赛尚未开始。</translation></message>
<message><source>It is approved and locked from %1 minutes before its start.</source><translation>已通过，开始前%1分钟起锁定。</translation></message>
<message><source>It is cancelled. Make it a draft again to move it.</source><translation>已取消。如需移动，请先恢复为草稿。</translation></message>
<message><source>It is for those to whom it was dispatched.</source><translation>受众：已下发的对象。</translation></message>
<message><source>It is for those who have sent what it corrects, as far as this computer knows.</source><translation>受众：已发出被更正内容的对象（按本机数据）。</translation></message>
<message><source>It is for whom it is planned; it has not been dispatched yet.</source><translation>受众：计划中的对象，尚未下发。</translation></message>
<message><source>It names no metric that it is judged by.</source><translation>未填写考核指标。</translation></message>
<message><source>It offers %1 % of the price; in the season "%2" at least %3 % holds.</source><translation>内容中的价格低至 %1%，“%2”期间不得低于 %3%。</translation></message>
<message><source>It offers %1 % of the price; this content goes no lower than %2 %.</source><translation>优惠力度为原价的 %1%，该素材最低为 %2%。</translation></message>
<message><source>It reaches nobody. Choose the kinds of groups that it is for.</source><translation>触达不到任何群。请选择群类型。</translation></message>
<message><source>It reaches nobody. Choose whom it is for.</source><translation>没有触达对象，请选择发送对象。</translation></message>
<message><source>It reaches nobody: new customers are written to one to one.</source><translation>触达不到任何人：新添加的客户只能一对一发送。</translation></message>
<message><source>It rolls already: only its last day can be changed.</source><translation>已在滚动：只能改截止日。</translation></message>
<message><source>It stands in an earlier line already.</source><translation>前面的行已有该对象。</translation></message>
<message><source>It was changed again later.</source><translation>导入之后又有改动。</translation></message>
<message><source>It was deleted later.</source><translation>导入之后已被删除。</translation></message>
<message><source>It was new, but something hangs on it by now.</source><translation>为此次导入新增，但已有其他数据与之关联。</translation></message>
<message><source>Its content does not exist any more.</source><translation>所用素材已不存在。</translation></message>
<message><source>Its content has been withdrawn.</source><translation>所用素材已停用。</translation></message>
<message><source>Its content has no images.</source><translation>素材没有图片。</translation></message>
<message><source>Its content has not been approved for use.</source><translation>所用素材尚未审核通过。</translation></message>
<message><source>Its content is valid from %1 on.</source><translation>所用素材自 %1 起生效。</translation></message>
<message><source>Its content is valid until %1 and it goes on after that: give it a last day.</source><translation>素材有效期至 %1，而滚动在此之后仍会继续：请设置截止日。</translation></message>
<message><source>Its content is valid until %1.</source><translation>所用素材有效期至 %1。</translation></message>
<message><source>Its content packs name the tag “%1”, which there is not: make it, or change the step.</source><translation>素材包用到的标签“%1”不存在：请先新建标签，或修改步骤。</translation></message>
<message><source>Its content says %1, which is better avoided (%2, %3 places).</source><translation>素材含慎用词：%1（%2，共 %3 处）。</translation></message>
<message><source>Its content says %1, which is forbidden (%2, %3 places).</source><translation>素材含禁用词：%1（%2，共 %3 处）。</translation></message>
<message><source>Its last day is over. Give it a later one first.</source><translation>截止日已过。请先改为更晚的日期。</translation></message>
<message><source>Its last promotion is still to be sent</source><translation>还有促单节点未发</translation></message>
<message><source>Its last promotion was sent %1 hours ago, not 24</source><translation>最后一个促单节点发出才 %1 小时，不足 24 小时</translation></message>
<message><source>Its numbers are not all in; it is left out of both sides of the total</source><translation>数据未到齐，合计两边都不含</translation></message>
<message><source>Joined</source><translation>入群</translation></message>
<message><source>Joined and left by day</source><translation>按日入群与退群</translation></message>
<message><source>Joined on</source><translation>加入日期</translation></message>
<message><source>Joined − left in the last 7 days</source><translation>近 7 天入群 − 退群</translation></message>
<message><source>KOC</source><translation>KOC</translation></message>
<message><source>KOC code</source><translation>KOC编码</translation></message>
<message><source>KOC group</source><translation>KOC群</translation></message>
<message><source>KOC members</source><translation>KOC 名单</translation></message>
<message><source>KOC sales</source><translation>带货额</translation></message>
<message><source>Keep</source><translation>保持</translation></message>
<message><source>Keep it open</source><translation>暂不收群</translation></message>
<message><source>Keep theirs</source><translation>保留对方的</translation></message>
<message><source>Kept as typed</source><translation>保留原样</translation></message>
<message><source>Kept here</source><translation>本机缓存</translation></message>
<message><source>Kept with your name and the time, for all; one undo takes it back</source><translation>以你的名义和时间记录，所有人可见；可一步撤销</translation></message>
<message><source>Keyboard shortcuts</source><translation>键盘快捷键</translation></message>
<message><source>Kind</source><translation>类型</translation></message>
<message><source>Kind of group</source><translation>群类型</translation></message>
<message><source>Kind of subject</source><translation>对象类型</translation></message>
<message><source>Kind of target</source><translation>投放对象类型</translation></message>
<message><source>Kinds of groups</source><translation>群类型</translation></message>
<message><source>Lanes</source><translation>泳道</translation></message>
<message><source>Lanes by campaign</source><translation>按活动分泳道</translation></message>
<message><source>Lanes by group kind</source><translation>按群类型分泳道</translation></message>
<message><source>Lanes by region</source><translation>按省区分泳道</translation></message>
<message><source>Lanes view</source><translation>泳道视图</translation></message>
<message><source>Language</source><translation>语言</translation></message>
<message><source>Language of messages: zh_CN or en.</source><translation>提示语言：zh_CN 或 en。</translation></message>
<message><source>Larger</source><translation>放大</translation></message>
<message><source>Larger text</source><translation>放大文字</translation></message>
<message><source>Last 30 days</source><translation>近30天</translation></message>
<message><source>Last 48 h</source><translation>近48小时</translation></message>
<message><source>Last 7 days</source><translation>近7天</translation></message>
<message><source>Last 90 days</source><translation>近90天</translation></message>
<message><source>Last complete: %1</source><translation>上次同步完成：%1</translation></message>
<message><source>Last day</source><translation>结束日期</translation></message>
<message><source>Last day of the period.</source><translation>期间的最后一天。</translation></message>
<message><source>Last month</source><translation>上月</translation></message>
<message><source>Last online %1</source><translation>上次在线 %1</translation></message>
<message><source>Last reminded</source><translation>上次催办</translation></message>
<message><source>Last used</source><translation>最近使用</translation></message>
<message><source>Last week</source><translation>上周</translation></message>
<message><source>Last year</source><translation>去年同期</translation></message>
<message><source>Later</source><translation>下一段</translation></message>
<message><source>Later changes</source><translation>封账后调整</translation></message>
<message><source>Layer</source><translation>层级</translation></message>
<message><source>Layer %1</source><translation>%1层级</translation></message>
<message><source>Layer × dimension</source><translation>层级 × 维度</translation></message>
<message><source>Leaderboard</source><translation>排行榜</translation></message>
<message><source>Leads</source><translation>留资</translation></message>
<message><source>Least sample</source><translation>最小样本</translation></message>
<message><source>Left</source><translation>退群</translation></message>
<message><source>Left on</source><translation>离职日期</translation></message>
<message><source>Left out of the words: %1</source><translation>话术中已略去：%1</translation></message>
<message><source>Left the group</source><translation>退群</translation></message>
<message><source>Length in days</source><translation>天数</translation></message>
<message><source>Lessons learned</source><translation>复盘</translation></message>
<message><source>Let it run…</source><translation>让它滚动…</translation></message>
<message><source>Let “%1” run</source><translation>让“%1”滚动</translation></message>
<message><source>Level</source><translation>级别</translation></message>
<message><source>Light</source><translation>浅色</translation></message>
<message><source>Light theme</source><translation>浅色主题</translation></message>
<message><source>Line</source><translation>行号</translation></message>
<message><source>Line %1: %2</source><translation>第 %1 行：%2</translation></message>
<message><source>Line %1: %3 are called %2, so write the code.</source><translation>第%1行：有 %3 个“%2”，请改写编码。</translation></message>
<message><source>Line %1: no unit or guide is called %2.</source><translation>第%1行：没有叫“%2”的组织或导购。</translation></message>
<message><source>Line %1: nobody is in %2.</source><translation>第%1行：“%2”没有成员。</translation></message>
<message><source>Line %1: write a name, two days and a percentage, as in “National Day 10-01 10-07 80”.</source><translation>第 %1 行：请写名称、两个日期和百分比，如“国庆 10-01 10-07 80”。</translation></message>
<message><source>Link</source><translation>链接</translation></message>
<message><source>Lists also who has no data at all.</source><translation>也列出完全没有数据的对象。</translation></message>
<message><source>Lists of the brand</source><translation>自建词库</translation></message>
<message><source>Lists the users.</source><translation>列出用户。</translation></message>
<message><source>Lists where users are or were signed in.</source><translation>列出用户登录过的设备。</translation></message>
<message><source>Live booking</source><translation>直播预约</translation></message>
<message><source>Livestream proof</source><translation>直播证明</translation></message>
<message><source>Loading</source><translation>正在读取</translation></message>
<message><source>Loading…</source><translation>加载中…</translation></message>
<message><source>Locked</source><translation>已锁定</translation></message>
<message><source>Look at…</source><translation>查看…</translation></message>
<message><source>Looking up who has not done it…</source><translation>正在查找未完成的人…</translation></message>
<message><source>Looking up who sends it…</source><translation>正在查找发送人…</translation></message>
<message><source>Lowest first</source><translation>从低到高</translation></message>
<message><source>Lowest price in percent</source><translation>最低折扣（%）</translation></message>
<message><source>Made by KOC</source><translation>创作 KOC</translation></message>
<message><source>Made by KOC: %1</source><translation>创作 KOC：%1</translation></message>
<message><source>Make a content</source><translation>新建素材</translation></message>
<message><source>Make drafts</source><translation>创建草稿</translation></message>
<message><source>Make the first one, or import the content template.</source><translation>新建第一条，或用素材模板导入。</translation></message>
<message><source>Makes %1 drafts that reach %2 groups with %3 messages, at most %4 a day to one group.</source><translation>将创建 %1 条草稿，触达 %2 个群，群消息共 %3 条，单群每天最多 %4 条。</translation></message>
<message><source>Makes %1 rolling drafts. By %5 at most %2 guides get %3 tasks, %4 a day each; who comes later joins by themselves.</source><translation>将创建 %1 条滚动草稿。到 %5 为止，最多 %2 名导购收到 %3 个任务，每人每天最多 %4 个；之后新加的自动加入。</translation></message>
<message><source>Makes %1 rolling drafts. By %5 they reach %2 groups that are known today with %3 messages, at most %4 a day to one group; new groups join by themselves.</source><translation>将创建 %1 条滚动草稿。到 %5 为止，触达现有的 %2 个群，群消息 %3 条，每群每天最多 %4 条；新开的群自动加入。</translation></message>
<message><source>Makes %1 rolling drafts. Nobody who is known today gets any by %2; who comes later joins by themselves.</source><translation>将创建 %1 条滚动草稿。到 %2 为止，现有对象中没有会收到的；新开的自动加入。</translation></message>
<message><source>Makes a new data directory with a believable invented brand.</source><translation>建立新的数据目录，内含虚构但可信的演示品牌。</translation></message>
<message><source>Makes a new data directory with its keys.</source><translation>建立新的数据目录及其密钥。</translation></message>
<message><source>Makes a token for a program that delivers data. It is shown only once.</source><translation>为提交数据的程序生成令牌，只显示一次。</translation></message>
<message><source>Making an invented brand: 200 guides, 120 days…</source><translation>正在生成演示品牌：200 名导购，120 天……</translation></message>
<message><source>Making the days of the demo brand</source><translation>正在生成演示品牌的每日数据</translation></message>
<message><source>Making the task results of the demo brand</source><translation>正在生成演示品牌的任务结果</translation></message>
<message><source>Mark as done</source><translation>标为已完成</translation></message>
<message><source>Means</source><translation>对应</translation></message>
<message><source>Measures that decide between equal values.</source><translation>数值相同时用于区分先后的指标。</translation></message>
<message><source>Member limit</source><translation>人数上限</translation></message>
<message><source>Members</source><translation>人数</translation></message>
<message><source>Members / limit</source><translation>人数/上限</translation></message>
<message><source>Members by day</source><translation>按日人数</translation></message>
<message><source>Members on the last day that has the number ÷ how many the group may have</source><translation>最近一天有数据的人数 ÷ 人数上限</translation></message>
<message><source>Mentor</source><translation>导师</translation></message>
<message><source>Mentor group</source><translation>导师群</translation></message>
<message><source>Merged</source><translation>已合并</translation></message>
<message><source>Merged: yours</source><translation>已合并：你的</translation></message>
<message><source>Messages</source><translation>消息数</translation></message>
<message><source>Metric</source><translation>指标</translation></message>
<message><source>Metric it is judged by</source><translation>考核指标</translation></message>
<message><source>Mine</source><translation>我的</translation></message>
<message><source>Mine taken</source><translation>用我的</translation></message>
<message><source>Mini program sales</source><translation>小程序销售额</translation></message>
<message><source>Minutes it may be late</source><translation>可迟发分钟数</translation></message>
<message><source>Minutes to %1 %</source><translation>到 %1% 用时（分钟）</translation></message>
<message><source>Moment of the close</source><translation>封账时间</translation></message>
<message><source>Moments</source><translation>朋友圈</translation></message>
<message><source>Month</source><translation>月</translation></message>
<message><source>Month after</source><translation>下月</translation></message>
<message><source>Month attainment</source><translation>本月达成率</translation></message>
<message><source>Month before</source><translation>上月</translation></message>
<message><source>Month close</source><translation>封账</translation></message>
<message><source>Month to date</source><translation>本月至今</translation></message>
<message><source>Month view</source><translation>月视图</translation></message>
<message><source>Month's goal</source><translation>本月达成率</translation></message>
<message><source>Monthly report</source><translation>月报</translation></message>
<message><source>Monthly report: last month</source><translation>月报：上月</translation></message>
<message><source>Monthly report: this month so far</source><translation>月报：本月至今</translation></message>
<message><source>Months</source><translation>月份</translation></message>
<message><source>More filters</source><translation>更多筛选</translation></message>
<message><source>More friends lost than won: %1</source><translation>好友净流失：%1</translation></message>
<message><source>More is refunded than was paid: %1 of %2 fen.</source><translation>退款超过支付金额：退 %1 分，付 %2 分。</translation></message>
<message><source>More than %1 rows do not fit the orders that are here, so nothing was imported. Is this the right file?</source><translation>有超过 %1 行与已有订单对不上，未导入任何数据。文件是否选对了？</translation></message>
<message><source>More to do with the plan</source><translation>更多排期操作</translation></message>
<message><source>Most per group</source><translation>单群最多</translation></message>
<message><source>Most per guide</source><translation>每人最多</translation></message>
<message><source>Most sends</source><translation>发送上限</translation></message>
<message><source>Move %1</source><translation>移动「%1」</translation></message>
<message><source>Move %1 entries</source><translation>移动 %1 条排期</translation></message>
<message><source>Move %1 entries to %2</source><translation>移动 %1 条排期到 %2</translation></message>
<message><source>Move %1 to %2</source><translation>移动「%1」到 %2</translation></message>
<message><source>Move 15 minutes earlier (month: a week)</source><translation>提前15分钟（月视图：提前一周）</translation></message>
<message><source>Move 15 minutes later (month: a week)</source><translation>延后15分钟（月视图：延后一周）</translation></message>
<message><source>Move down</source><translation>下移</translation></message>
<message><source>Move forward</source><translation>前移</translation></message>
<message><source>Move to the day before</source><translation>移到前一天</translation></message>
<message><source>Move to the next day</source><translation>移到后一天</translation></message>
<message><source>Move to the row above (lanes view)</source><translation>移到上一行（泳道）</translation></message>
<message><source>Move to the row below (lanes view)</source><translation>移到下一行（泳道）</translation></message>
<message><source>Move up</source><translation>上移</translation></message>
<message><source>Moved</source><translation>名次变化</translation></message>
<message><source>My deputy</source><translation>代审人</translation></message>
<message><source>My own settings</source><translation>我的设置</translation></message>
<message><source>My regions</source><translation>我的省区</translation></message>
<message><source>My views</source><translation>我的视图</translation></message>
<message><source>Name</source><translation>姓名</translation></message>
<message><source>Name card</source><translation>名片</translation></message>
<message><source>Name of the campaign</source><translation>活动名称</translation></message>
<message><source>Name of the list</source><translation>词库名称</translation></message>
<message><source>Name of the view</source><translation>视图名称</translation></message>
<message><source>Name, code or pinyin</source><translation>名称、编码或拼音</translation></message>
<message><source>Name, number or store</source><translation>姓名、工号或门店</translation></message>
<message><source>Named by the entry</source><translation>已指定</translation></message>
<message><source>Names</source><translation>姓名显示</translation></message>
<message><source>Names in braces are filled in; without any words the program's own are used</source><translation>花括号中的名称会自动替换；留空则用默认话术</translation></message>
<message><source>National Day 10-01 10-07 80</source><translation>国庆 10-01 10-07 80</translation></message>
<message><source>Nearly full (≥ 95%)</source><translation>将满(≥95%)</translation></message>
<message><source>Net</source><translation>净增</translation></message>
<message><source>Net change, 7 days</source><translation>近7天净增</translation></message>
<message><source>Net friends</source><translation>净增</translation></message>
<message><source>Net new friends</source><translation>净增好友</translation></message>
<message><source>Net orders</source><translation>净订单数</translation></message>
<message><source>Net sales</source><translation>净销售额</translation></message>
<message><source>Net sales by day</source><translation>按日净销售额</translation></message>
<message><source>Net sales by day and class of hour</source><translation>按日与时段的净销售额</translation></message>
<message><source>Net sales compared</source><translation>可比净销售额</translation></message>
<message><source>Net sales from 22:00 to 09:59 ÷ net sales</source><translation>22:00–09:59 的净销售额 ÷ 净销售额</translation></message>
<message><source>Net sales of the month so far ÷ its goal; the month is that of the period's last day</source><translation>本月至今净销售额 ÷ 本月目标；月份取时段最后一天所在的月</translation></message>
<message><source>Net sales of the month so far ÷ the month’s goal. Time progress is days passed ÷ days of the month; the gap is the difference.</source><translation>本月至今净销售额 ÷ 本月目标。时间进度 = 已过天数 ÷ 当月天数，进度差 = 两者之差。</translation></message>
<message><source>Net sales of the period</source><translation>期间净销售额</translation></message>
<message><source>Net sales of the period ÷ its goal; inside a month the month’s goal</source><translation>期间净销售额 ÷ 期间目标；不足一月时取当月目标</translation></message>
<message><source>Net sales of the period ÷ mean number of guides in post</source><translation>期间净销售额 ÷ 日均在岗导购数</translation></message>
<message><source>Net sales, orders, people reached: for all days, single days or products.</source><translation>净销售额、净订单数、触达人次等：可按全程、单日或商品设定。</translation></message>
<message><source>Never</source><translation>从未</translation></message>
<message><source>Never used</source><translation>从未使用</translation></message>
<message><source>New</source><translation>新增</translation></message>
<message><source>New action on “%1”</source><translation>新增措施：“%1”</translation></message>
<message><source>New content</source><translation>改稿素材</translation></message>
<message><source>New contest</source><translation>新建PK赛</translation></message>
<message><source>New contest %1</source><translation>新建PK赛“%1”</translation></message>
<message><source>New contest…</source><translation>新建PK赛…</translation></message>
<message><source>New customers</source><translation>新客人数</translation></message>
<message><source>New customers who replied within 14 days ÷ new customers, of the days that are 14 days past</source><translation>14天内回复的新客 ÷ 新客人数，只计已满14天的批次</translation></message>
<message><source>New entry</source><translation>新建排期</translation></message>
<message><source>New entry %1</source><translation>新建排期「%1」</translation></message>
<message><source>New friends of the period who replied within 14 days ÷ new friends; only those whose 14 days are over</source><translation>期间新增好友中 14 天内回复的人数 ÷ 新增好友数，只计已满 14 天的批次</translation></message>
<message><source>New list</source><translation>新建词库</translation></message>
<message><source>New row</source><translation>新行</translation></message>
<message><source>New step</source><translation>新建步骤</translation></message>
<message><source>New template</source><translation>新建模板</translation></message>
<message><source>New template “%1”</source><translation>新建模板“%1”</translation></message>
<message><source>New text</source><translation>改稿</translation></message>
<message><source>New text confirmed at</source><translation>改稿确认时间</translation></message>
<message><source>New text confirmed by</source><translation>改稿确认人</translation></message>
<message><source>New text for %1</source><translation>%1：提出改稿</translation></message>
<message><source>New text of %1 confirmed</source><translation>%1：改稿已确认</translation></message>
<message><source>New text of %1 taken off</source><translation>%1：改稿已撤销</translation></message>
<message><source>New text proposed at</source><translation>改稿时间</translation></message>
<message><source>New text proposed by</source><translation>改稿人</translation></message>
<message><source>New title</source><translation>改稿标题</translation></message>
<message><source>New version</source><translation>新版本</translation></message>
<message><source>New version of content “%1”</source><translation>素材“%1”的新版本</translation></message>
<message><source>New view %1</source><translation>新建视图“%1”</translation></message>
<message><source>New ≤ 30 days</source><translation>新入职≤30天</translation></message>
<message><source>Next attempt in %1 s</source><translation>%1 秒后重试</translation></message>
<message><source>Next entry</source><translation>下一条排期</translation></message>
<message><source>Next month or week</source><translation>下一月或下一周</translation></message>
<message><source>Next part of the campaign</source><translation>活动的下一部分</translation></message>
<message><source>Nickname</source><translation>昵称</translation></message>
<message><source>Nickname, code or guide</source><translation>昵称、编码或导购</translation></message>
<message><source>No</source><translation>否</translation></message>
<message><source>No assignments here.</source><translation>这里没有任务。</translation></message>
<message><source>No campaign is chosen.</source><translation>未选择活动。</translation></message>
<message><source>No command has all of these words.</source><translation>没有同时包含这些词的命令。</translation></message>
<message><source>No content yet</source><translation>未选素材</translation></message>
<message><source>No data</source><translation>无数据</translation></message>
<message><source>No data in this period.</source><translation>本期没有数据。</translation></message>
<message><source>No date yet</source><translation>未排日期</translation></message>
<message><source>No day can be compared yet.</source><translation>还没有可比较的日期。</translation></message>
<message><source>No day of it is over that has a goal.</source><translation>还没有已过的目标日。</translation></message>
<message><source>No day of the campaign is over and in on both sides.</source><translation>还没有两边都已结束且数据都已到的日子。</translation></message>
<message><source>No days yet</source><translation>未定日期</translation></message>
<message><source>No dimension</source><translation>无维度</translation></message>
<message><source>No entry is for it</source><translation>没有面向它的排期</translation></message>
<message><source>No entry of this time passes the filter.</source><translation>这段时间没有符合筛选条件的排期。</translation></message>
<message><source>No entry sends it yet.</source><translation>还没有排期使用。</translation></message>
<message><source>No export asks for a reason</source><translation>导出不要求填写事由</translation></message>
<message><source>No flash group began in these days.</source><translation>这些天没有快闪群开营。</translation></message>
<message><source>No flash group with numbers by hour (group_hours) began in these days.</source><translation>这些天没有带小时数据（group_hours）的快闪群开营。</translation></message>
<message><source>No goal is chosen.</source><translation>未选择目标。</translation></message>
<message><source>No group kind</source><translation>未指定群类型</translation></message>
<message><source>No group push has been dispatched yet.</source><translation>还没有下发群发任务。</translation></message>
<message><source>No groups in this unit</source><translation>该组织下没有社群</translation></message>
<message><source>No guides in this unit</source><translation>该组织下没有导购</translation></message>
<message><source>No layer</source><translation>无层级</translation></message>
<message><source>No month is closed, and none is to be.</source><translation>没有已封账或计划封账的月份。</translation></message>
<message><source>No month of this period is closed.</source><translation>这段时间没有已封账的月份。</translation></message>
<message><source>No new customers by add day (cohort_added) have been imported for these days.</source><translation>这些天没有导入新客批次（cohort_added）。</translation></message>
<message><source>No new text waits to be confirmed.</source><translation>没有待确认的改稿。</translation></message>
<message><source>No numbers after %1</source><translation>%1 之后还没有数据</translation></message>
<message><source>No numbers by hour have been imported</source><translation>没有导入小时数据</translation></message>
<message><source>No numbers have arrived within two months.</source><translation>近两个月没有数据。</translation></message>
<message><source>No numbers of groups by day have been imported for these days.</source><translation>这些天没有导入社群按日数据（group_days）。</translation></message>
<message><source>No orders</source><translation>未开单</translation></message>
<message><source>No password was given. Give --password-file FILE, or run this in a terminal.</source><translation>未提供密码。请使用 --password-file 文件，或在终端中运行。</translation></message>
<message><source>No promotion has been sent to it</source><translation>还没有发过促单节点</translation></message>
<message><source>No rate is above 100 %.</source><translation>比率不超过 100%。</translation></message>
<message><source>No reason</source><translation>无原因</translation></message>
<message><source>No region</source><translation>无省区</translation></message>
<message><source>No replies (replies) have been imported for these months.</source><translation>这些月没有导入回复数（replies）。</translation></message>
<message><source>No row fits the filters</source><translation>没有符合筛选条件的行</translation></message>
<message><source>No sales (amount) have been imported for these days.</source><translation>这些天没有导入净销售额（amount）。</translation></message>
<message><source>No sales after hours (after_hours_amount) have been imported for these days.</source><translation>这些天没有导入闭店后销售额（after_hours_amount）。</translation></message>
<message><source>No step is for these regions.</source><translation>没有面向所选省区的步骤。</translation></message>
<message><source>No store</source><translation>无门店</translation></message>
<message><source>No supervisor</source><translation>无督导</translation></message>
<message><source>No task has been dispatched</source><translation>未下发任务</translation></message>
<message><source>No task is open: nothing to remind of.</source><translation>没有未完成的任务，无需催办。</translation></message>
<message><source>No task was due in this period.</source><translation>本期没有到期的任务。</translation></message>
<message><source>No tasks in this period.</source><translation>本期没有任务。</translation></message>
<message><source>No unit has all of these words.</source><translation>没有同时包含这些词的组织。</translation></message>
<message><source>Nobody</source><translation>无</translation></message>
<message><source>Nobody by name</source><translation>未指定</translation></message>
<message><source>Nobody has said anything yet.</source><translation>还没有评论。</translation></message>
<message><source>Nobody has written them down yet.</source><translation>还没有填写。</translation></message>
<message><source>Nobody here can be reminded now.</source><translation>这里目前没有可催办的人。</translation></message>
<message><source>Nobody here has anything to split it by. Choose another way to split.</source><translation>下级都没有可用的分解依据，请换一种分解方式。</translation></message>
<message><source>Nobody here has this code or name.</source><translation>这里没有这个编码或名称。</translation></message>
<message><source>Nobody is of this kind.</source><translation>没有这样的人。</translation></message>
<message><source>Nobody is ranked in this period.</source><translation>本期无人上榜。</translation></message>
<message><source>Nobody is signed in here yet. Give --server URL and --user NAME.</source><translation>此处尚未登录，请用 --server URL 和 --user NAME 指定服务器与用户。</translation></message>
<message><source>Nobody is signed in here yet. Run `qunce sync --once --server URL --user NAME` first.</source><translation>此处尚未登录，请先运行 `qunce sync --once --server URL --user NAME`。</translation></message>
<message><source>Nobody is signed in.</source><translation>尚未登录。</translation></message>
<message><source>Nobody stands in for you.</source><translation>没有人代您审批。</translation></message>
<message><source>Nobody ticked: whoever plans</source><translation>都不勾选：有排期权限者皆可</translation></message>
<message><source>Nobody was reminded in the last %1 hours.</source><translation>近 %1 小时没有催办。</translation></message>
<message><source>None</source><translation>没有</translation></message>
<message><source>None done</source><translation>未执行</translation></message>
<message><source>Normal text size</source><translation>恢复文字大小</translation></message>
<message><source>Not a friend</source><translation>非好友</translation></message>
<message><source>Not all in: %1 regions</source><translation>未到齐：%1 个省区</translation></message>
<message><source>Not assigned</source><translation>未下发</translation></message>
<message><source>Not begun</source><translation>未开始</translation></message>
<message><source>Not counted: cancelled, guide has left or is on leave, frequency cap, not a friend, group closed</source><translation>不计入：已取消、导购离职或休假、频次上限、非好友、群已关闭</translation></message>
<message><source>Not dispatched yet</source><translation>未下发</translation></message>
<message><source>Not done</source><translation>未完成</translation></message>
<message><source>Not here</source><translation>本机没有</translation></message>
<message><source>Not joined yet</source><translation>未入职</translation></message>
<message><source>Not now but then, by the running server.</source><translation>不立即封账，到时由运行中的服务器封账。</translation></message>
<message><source>Not saved</source><translation>未保存</translation></message>
<message><source>Not saved yet</source><translation>尚未保存</translation></message>
<message><source>Not saved: %1</source><translation>未保存：%1</translation></message>
<message><source>Not sent, not due yet</source><translation>未发，未到期</translation></message>
<message><source>Not sent, overdue</source><translation>未发，已逾期</translation></message>
<message><source>Not sent, the checks before sending found errors:</source><translation>未下发，下发前检查发现错误：</translation></message>
<message><source>Not sent: the start was missed by %1 minutes.</source><translation>未下发：已超过开始时间 %1 分钟。</translation></message>
<message><source>Not taken</source><translation>未采用</translation></message>
<message><source>Not uploaded yet</source><translation>图片尚未上传</translation></message>
<message><source>Not with this template</source><translation>此模板不适用</translation></message>
<message><source>Note</source><translation>备注</translation></message>
<message><source>Note as reminded when copied or saved</source><translation>复制或保存时记为已催办</translation></message>
<message><source>Note on %1</source><translation>%1的备注</translation></message>
<message><source>Note on a new text</source><translation>改稿说明</translation></message>
<message><source>Note on approval</source><translation>通过说明</translation></message>
<message><source>Note on stopping</source><translation>停发说明</translation></message>
<message><source>Note text</source><translation>内容</translation></message>
<message><source>Notes</source><translation>备注</translation></message>
<message><source>Nothing came in otherwise since the close.</source><translation>封账后没有数据变动。</translation></message>
<message><source>Nothing comes any more.</source><translation>没有后续排期。</translation></message>
<message><source>Nothing done</source><translation>零执行</translation></message>
<message><source>Nothing goes out today.</source><translation>今日没有排期。</translation></message>
<message><source>Nothing has been dispatched yet.</source><translation>还没有下发任务。</translation></message>
<message><source>Nothing has come in for its days yet.</source><translation>比赛期间还没有数据到达。</translation></message>
<message><source>Nothing has come in for these days. That is not 0.</source><translation>这些天没有数据到达，不等于 0。</translation></message>
<message><source>Nothing has come in for this period. Choose another one in the header.</source><translation>该期间没有数据。请在顶栏另选期间。</translation></message>
<message><source>Nothing is found. Try fewer words.</source><translation>没有找到，请减少关键词。</translation></message>
<message><source>Nothing is open, and nothing new was written down.</source><translation>没有未完成的措施，也没有新增。</translation></message>
<message><source>Nothing is planned in this time.</source><translation>这段时间没有排期。</translation></message>
<message><source>Nothing is sent then; they go over midnight</source><translation>此时段不发送；须跨零点</translation></message>
<message><source>Nothing is waiting: everything typed here is at the server.</source><translation>没有待处理的修改：这里填的都已在服务器上。</translation></message>
<message><source>Nothing of it has become a task yet.</source><translation>还没有任何内容成为任务。</translation></message>
<message><source>Nothing of it has gone out that could be corrected.</source><translation>尚未下发，无需更正。</translation></message>
<message><source>Nothing to paste: %1 cells say what is there already.</source><translation>无需粘贴：%1 个单元格与现有目标相同。</translation></message>
<message><source>Nothing waits for you.</source><translation>没有待办。</translation></message>
<message><source>Nothing waits for your approval.</source><translation>没有待您审批的排期。</translation></message>
<message><source>Nothing waits to be sent.</source><translation>没有等待发送的修改</translation></message>
<message><source>Nothing was changed here yet.</source><translation>这里还没有做过修改。</translation></message>
<message><source>Nothing was planned for any group.</source><translation>没有群的计划。</translation></message>
<message><source>Nothing was planned in the week before.</source><translation>上周没有排期。</translation></message>
<message><source>Nothing was sent yet.</source><translation>还没有发送过修改。</translation></message>
<message><source>Nothing was sold in these 90 days</source><translation>这90天没有带货</translation></message>
<message><source>Now</source><translation>当前</translation></message>
<message><source>Number</source><translation>指标</translation></message>
<message><source>Number of groups</source><translation>群数</translation></message>
<message><source>Number of orders</source><translation>订单数</translation></message>
<message><source>Numbers</source><translation>数据</translation></message>
<message><source>Numbers end on %1, so the period and what it is compared with end there</source><translation>数据截至 %1，本期和基期都只算到这一天</translation></message>
<message><source>Numbers from %1 on</source><translation>数据自 %1 年起</translation></message>
<message><source>Numbers frozen</source><translation>已封账</translation></message>
<message><source>Numbers of teams outside your regions come to this computer only once it is frozen; until then there are no places.</source><translation>您省区以外队伍的数据在冻结后才会到达本机，在此之前没有名次。</translation></message>
<message><source>Numerator</source><translation>分子</translation></message>
<message><source>Numerator / denominator</source><translation>分子/分母</translation></message>
<message><source>Of %1 contents: with forbidden words %2, then %3; with any words %4, then %5.</source><translation>共 %1 条素材：含禁用词的 %2 → %3，含任一词的 %4 → %5。</translation></message>
<message><source>Of %1 entries in the next 60 days: with errors %2, then %3; with errors or warnings %4, then %5.</source><translation>未来 60 天共 %1 条排期：有错误的 %2 → %3，有错误或提醒的 %4 → %5。</translation></message>
<message><source>Of 7 days</source><translation>近7天</translation></message>
<message><source>Of all hours; there are no orders by hour</source><translation>全天订单；没有按小时的订单数据</translation></message>
<message><source>Of customers added on these days, whose 14 days are over</source><translation>按添加日统计，只算已满 14 天的客户</translation></message>
<message><source>Of group pushes groups sent ÷ groups planned, else done ÷ (dispatched − excluded)</source><translation>群发按群计：已发群 / 应发群；其余：已完成 /（已下发 − 剔除）</translation></message>
<message><source>Of products, a comma between; empty: for all content</source><translation>商品品类，用逗号隔开；空为全部素材</translation></message>
<message><source>Of the cell with the frame</source><translation>带框单元格所在的列</translation></message>
<message><source>Of the newest task of the campaign that was dispatched to the group</source><translation>以本活动最近一次下发给该群的任务为准</translation></message>
<message><source>Of the sends that the cap allows; the rest is the regions' own. 0: no shares</source><translation>占发送上限的比例，其余由区域自排；0 为不分</translation></message>
<message><source>Of the target above</source><translation>占上级目标的比例</translation></message>
<message><source>Of the window, as 1440x900.</source><translation>窗口大小，例如 1440x900。</translation></message>
<message><source>Of them with a message of their own within 14 × 24 hours</source><translation>其中 14×24 小时内主动发过消息的客户</translation></message>
<message><source>Off</source><translation>停用</translation></message>
<message><source>Official account</source><translation>公众号</translation></message>
<message><source>Offline</source><translation>离线</translation></message>
<message><source>Offline, not here</source><translation>离线，本机没有</translation></message>
<message><source>On leave</source><translation>休假</translation></message>
<message><source>On the day</source><translation>当日</translation></message>
<message><source>On time</source><translation>按时率</translation></message>
<message><source>On-time completion</source><translation>按时完成率</translation></message>
<message><source>Once a day</source><translation>每天 1 次</translation></message>
<message><source>One of the values does not fit.</source><translation>其中有不合规的值。</translation></message>
<message><source>One of them is enough; a comma between</source><translation>有其中一条即可，用逗号隔开</translation></message>
<message><source>One team for each unit below</source><translation>每个下级组织一队</translation></message>
<message><source>One to one</source><translation>一对一</translation></message>
<message><source>Only HQ content and administrators import data.</source><translation>只有总部内容和管理员可以导入数据。</translation></message>
<message><source>Only a draft can be deleted by emptying its cell.</source><translation>只有草稿可以通过清空单元格删除。</translation></message>
<message><source>Only drafts and what was sent back go back to those without a date.</source><translation>只有草稿和退回修改的排期可以放回待排。</translation></message>
<message><source>Only headquarters closes months; %1 does not belong to it.</source><translation>只有总部可以封账；%1 不属于总部。</translation></message>
<message><source>Only the first rows.</source><translation>只取前若干行。</translation></message>
<message><source>Only the sheet "%1" was read; there are %2 more.</source><translation>只读取了工作表“%1”，另有 %2 个未读取。</translation></message>
<message><source>Only units and guides have goals.</source><translation>只有组织和导购有目标。</translation></message>
<message><source>Only what belongs to this unit.</source><translation>只看该组织之下的数据。</translation></message>
<message><source>Only what has not been dispatched can be cancelled.</source><translation>只有未下发的排期可以取消。</translation></message>
<message><source>Only what is approved or going out can be stopped.</source><translation>只有已通过或已下发的排期可以停发。</translation></message>
<message><source>Only what is approved or going out takes a new text this way.</source><translation>只有已通过或已下发的排期可以改稿。</translation></message>
<message><source>Only what this user may see.</source><translation>只包含该用户可见的数据。</translation></message>
<message><source>Onto a day or a time</source><translation>放到某天或某个时间</translation></message>
<message><source>Open</source><translation>查看</translation></message>
<message><source>Open again</source><translation>重新打开</translation></message>
<message><source>Open an entry first.</source><translation>请先打开一条排期。</translation></message>
<message><source>Open calendar</source><translation>打开日历</translation></message>
<message><source>Open it</source><translation>打开</translation></message>
<message><source>Open owner</source><translation>查看群主</translation></message>
<message><source>Open task</source><translation>待完成</translation></message>
<message><source>Open tasks</source><translation>查看任务</translation></message>
<message><source>Open the day as a list</source><translation>以日程查看当天</translation></message>
<message><source>Open the group's owner</source><translation>查看群主</translation></message>
<message><source>Open the guide's tasks</source><translation>查看该导购的任务</translation></message>
<message><source>Open then</source><translation>当时未完成数</translation></message>
<message><source>Opened again</source><translation>已解封</translation></message>
<message><source>Opening</source><translation>正在打开</translation></message>
<message><source>Opening day</source><translation>开营日</translation></message>
<message><source>Opening of the group</source><translation>开营日期</translation></message>
<message><source>Opens a closed month again: what came in since counts then.</source><translation>解封：封账后的变动从此计入。</translation></message>
<message><source>Opens an invented brand, with a server of its own on this computer.</source><translation>打开虚构的演示品牌，并在本机启动它的服务器。</translation></message>
<message><source>Opens the console.</source><translation>打开控制台。</translation></message>
<message><source>Order and filter of %1</source><translation>%1的排序与筛选</translation></message>
<message><source>Order and filter of the column</source><translation>本列排序与筛选</translation></message>
<message><source>Order: %1</source><translation>顺序：%1</translation></message>
<message><source>Orders</source><translation>订单数</translation></message>
<message><source>Orders a lost laptop to delete its data; the id is that of `device list`.</source><translation>命令丢失的电脑删除其数据；编号见 `device list`。</translation></message>
<message><source>Orders by day</source><translation>按日订单</translation></message>
<message><source>Orders of 90 days</source><translation>近90天订单</translation></message>
<message><source>Organisation</source><translation>组织</translation></message>
<message><source>Other</source><translation>其他</translation></message>
<message><source>Other reason</source><translation>其他原因</translation></message>
<message><source>Outlier</source><translation>离群</translation></message>
<message><source>Over the days of the stage up to today</source><translation>阶段内截至今天</translation></message>
<message><source>Overdue</source><translation>逾期</translation></message>
<message><source>Overdue %1</source><translation>逾期 %1</translation></message>
<message><source>Overview</source><translation>总览</translation></message>
<message><source>Own value − the value one row above</source><translation>本行数值 − 上一行数值</translation></message>
<message><source>Owner</source><translation>所有者</translation></message>
<message><source>Owner has left</source><translation>群主已离职</translation></message>
<message><source>PK contests</source><translation>PK赛</translation></message>
<message><source>PNG, JPEG, WebP or GIF, up to 10 MB each</source><translation>PNG、JPEG、WebP 或 GIF，每张不超过 10 MB</translation></message>
<message><source>Package for sending</source><translation>执行包</translation></message>
<message><source>Page</source><translation>页面</translation></message>
<message><source>Paid from 22:00:00 to 09:59:59; of the day on which the night began</source><translation>22:00:00–次日 09:59:59 付款，记在前一晚的营业日</translation></message>
<message><source>Paid − refunded. Refunds count on the day of the order; orders from 22:00 to 09:59 count for the evening before.</source><translation>支付额 − 退款额。退款记回原单支付日；22:00–09:59 的订单记在前一营业夜。</translation></message>
<message><source>Part</source><translation>分区</translation></message>
<message><source>Partly done</source><translation>部分完成</translation></message>
<message><source>Parts of the analysis</source><translation>分析内容</translation></message>
<message><source>Parts of the campaign</source><translation>活动各部分</translation></message>
<message><source>Parts of the data</source><translation>数据分区</translation></message>
<message><source>Password</source><translation>密码</translation></message>
<message><source>Password of %1: </source><translation>%1 的密码：</translation></message>
<message><source>Paste</source><translation>粘贴</translation></message>
<message><source>Paste %1 targets, %2 and others</source><translation>粘贴 %1 个目标：%2 等</translation></message>
<message><source>Paste from a spreadsheet</source><translation>从表格粘贴</translation></message>
<message><source>Paste into the plan sheet</source><translation>粘贴到排期表</translation></message>
<message><source>Paste targets</source><translation>粘贴目标</translation></message>
<message><source>Paste the copied entries on this day</source><translation>粘贴排期到这一天</translation></message>
<message><source>Paste the others</source><translation>粘贴其余内容</translation></message>
<message><source>Path</source><translation>路径</translation></message>
<message><source>Peers</source><translation>同组</translation></message>
<message><source>Pending</source><translation>待处理</translation></message>
<message><source>People and groups</source><translation>人员与社群</translation></message>
<message><source>People reached</source><translation>触达人次</translation></message>
<message><source>People who spoke</source><translation>发言人数</translation></message>
<message><source>People who spoke by day</source><translation>按日发言人数</translation></message>
<message><source>People who spoke ÷ members, both summed over the last 7 days</source><translation>近 7 天发言人数合计 ÷ 人数合计</translation></message>
<message><source>Per group</source><translation>群均产出</translation></message>
<message><source>Per guide</source><translation>人均销售</translation></message>
<message><source>Per member</source><translation>人均产出</translation></message>
<message><source>Period</source><translation>期间</translation></message>
<message><source>Period before</source><translation>上期</translation></message>
<message><source>Period: %1</source><translation>期间 %1</translation></message>
<message><source>Periods</source><translation>同比环比</translation></message>
<message><source>Persona</source><translation>人设</translation></message>
<message><source>Personal</source><translation>个人</translation></message>
<message><source>Phone call</source><translation>电话</translation></message>
<message><source>Picture and text of every saved set of boards, into one folder</source><translation>把每组已保存的榜单的图片和文字存到一个文件夹</translation></message>
<message><source>Picture and text of the boards, for a chat</source><translation>把榜单做成图片和文字，发到群里</translation></message>
<message><source>Place</source><translation>位置</translation></message>
<message><source>Places by gap, against the end of the compared period</source><translation>按进度差的名次，与对比期末相比</translation></message>
<message><source>Places with words of the word lists, in title and body.</source><translation>标题和正文中命中词库的处数。</translation></message>
<message><source>Places won or lost since the day before</source><translation>与前一天相比的名次变化</translation></message>
<message><source>Plan</source><translation>计划</translation></message>
<message><source>Plan sheet</source><translation>排期表</translation></message>
<message><source>Plan sheet: %1</source><translation>排期表：%1</translation></message>
<message><source>Plan sheet: day and time</source><translation>排期表：日期和时间</translation></message>
<message><source>Plan sheet: empty cells</source><translation>排期表：清空单元格</translation></message>
<message><source>Plan sheet: fill down</source><translation>排期表：向下填充</translation></message>
<message><source>Plan sheet: paste %1 entries</source><translation>排期表：粘贴 %1 条</translation></message>
<message><source>Plan stages…</source><translation>安排阶段…</translation></message>
<message><source>Plan “%1”</source><translation>排入“%1”</translation></message>
<message><source>Planned</source><translation>应发</translation></message>
<message><source>Planned, nothing dispatched to it</source><translation>有排期，未下发</translation></message>
<message><source>Please finish them and mark them as done. Thank you!</source><translation>请尽快完成并标记，辛苦了！</translation></message>
<message><source>Please sign in again.</source><translation>请重新登录。</translation></message>
<message><source>Points</source><translation>积分</translation></message>
<message><source>Points credited</source><translation>奖励积分</translation></message>
<message><source>Points for the KOC</source><translation>给 KOC 的积分</translation></message>
<message><source>Points of grade %1</source><translation>等级 %1 的分值</translation></message>
<message><source>Points of grades</source><translation>等级分值</translation></message>
<message><source>Post</source><translation>发表</translation></message>
<message><source>Post the comment</source><translation>发表评论</translation></message>
<message><source>Poster</source><translation>战报</translation></message>
<message><source>Posts / accepted</source><translation>投稿 / 采纳</translation></message>
<message><source>Posts of the last 90 days, and how many of them were accepted</source><translation>近90天的投稿数，以及其中被采纳的数</translation></message>
<message><source>Preparation</source><translation>准备</translation></message>
<message><source>Prepare by</source><translation>准备截止</translation></message>
<message><source>Preview</source><translation>预览</translation></message>
<message><source>Preview as in a chat</source><translation>聊天预览</translation></message>
<message><source>Preview by day</source><translation>按日预览</translation></message>
<message><source>Previous month or week</source><translation>上一月或上一周</translation></message>
<message><source>Previous part of the campaign</source><translation>活动的上一部分</translation></message>
<message><source>Print the outcome as one JSON object.</source><translation>以一个 JSON 对象输出结果。</translation></message>
<message><source>Problem</source><translation>问题</translation></message>
<message><source>Problems</source><translation>问题</translation></message>
<message><source>Problems and actions</source><translation>问题与措施</translation></message>
<message><source>Problems and actions (%1 open)</source><translation>问题与措施（%1项未完成）</translation></message>
<message><source>Product</source><translation>商品</translation></message>
<message><source>Product (empty: all)</source><translation>商品（空为全部）</translation></message>
<message><source>Progress</source><translation>进度</translation></message>
<message><source>Progress of the import</source><translation>导入进度</translation></message>
<message><source>Promotion</source><translation>促销</translation></message>
<message><source>Proof</source><translation>完成凭证</translation></message>
<message><source>Proof of completion</source><translation>完成凭证</translation></message>
<message><source>Propose</source><translation>提交改稿</translation></message>
<message><source>Propose a new text</source><translation>改稿</translation></message>
<message><source>Propose a new text…</source><translation>改稿…</translation></message>
<message><source>Purpose</source><translation>用途</translation></message>
<message><source>Pushes</source><translation>推送</translation></message>
<message><source>Pushes that this group has received in the month ÷ as many as the month has days</source><translation>本群当月已收到的群发 ÷ 当月天数（每月上限）</translation></message>
<message><source>Pushes this month / limit</source><translation>本月已收推送/上限</translation></message>
<message><source>Put an SOP template on a date, or choose the campaign in entries of the calendar.</source><translation>把 SOP 模板放到日期上，或在日历的排期中选择该活动。</translation></message>
<message><source>Put an SOP template on a date: that makes a campaign with its entries.</source><translation>把 SOP 模板放到日期上，即生成活动和排期。</translation></message>
<message><source>Put on a date and time…</source><translation>排到日期和时间…</translation></message>
<message><source>Put on a date…</source><translation>排到日期…</translation></message>
<message><source>Put on this date</source><translation>排到此时</translation></message>
<message><source>Put the template on a date</source><translation>把模板排到日期</translation></message>
<message><source>Put to use</source><translation>启用</translation></message>
<message><source>Put “%1” on a date</source><translation>把“%1”排到日期</translation></message>
<message><source>Puts a backup in the place of the brand; the server must not run.</source><translation>用备份替换品牌数据；此时服务器不得运行。</translation></message>
<message><source>Quiet from</source><translation>静默开始</translation></message>
<message><source>Quiet from %1</source><translation>%1 起静默</translation></message>
<message><source>Quiet hours</source><translation>静默时段</translation></message>
<message><source>Quiet until</source><translation>静默结束</translation></message>
<message><source>Quiet until %1</source><translation>静默到 %1</translation></message>
<message><source>Quit</source><translation>退出</translation></message>
<message><source>Qunce</source><translation>群策</translation></message>
<message><source>Rank</source><translation>名次</translation></message>
<message><source>Rank %1</source><translation>第 %1 名</translation></message>
<message><source>Rank before</source><translation>上期名次</translation></message>
<message><source>Rank ±</source><translation>名次变化</translation></message>
<message><source>Ranks of the last 12 weeks</source><translation>近 12 周名次</translation></message>
<message><source>Rate by city</source><translation>各城市完成率</translation></message>
<message><source>Rate by guide</source><translation>每人完成率</translation></message>
<message><source>Rate by region</source><translation>各省区完成率</translation></message>
<message><source>Rate by store</source><translation>各门店完成率</translation></message>
<message><source>Reach</source><translation>范围</translation></message>
<message><source>Reach curve</source><translation>触达曲线</translation></message>
<message><source>Reach since dispatch</source><translation>下发后触达</translation></message>
<message><source>Reached on</source><translation>达到日期</translation></message>
<message><source>Read again</source><translation>重新读取</translation></message>
<message><source>Read only</source><translation>只读</translation></message>
<message><source>Reading the file…</source><translation>正在读取文件…</translation></message>
<message><source>Reading…</source><translation>正在读取…</translation></message>
<message><source>Reads and checks everything, changes nothing.</source><translation>读取并检查全部内容，不做任何更改。</translation></message>
<message><source>Ready</source><translation>准备</translation></message>
<message><source>Ready by</source><translation>准备截止</translation></message>
<message><source>Ready. A dry run shows what would come of it.</source><translation>可以导入。建议先试运行，看会有什么结果。</translation></message>
<message><source>Reason</source><translation>原因</translation></message>
<message><source>Reason for going on in spite of a warning</source><translation>忽略提醒的原因</translation></message>
<message><source>Reason for sending back</source><translation>退回原因</translation></message>
<message><source>Reason of the export</source><translation>导出事由</translation></message>
<message><source>Record %1 of %2 cannot be read</source><translation>%2 的记录 %1 无法读取</translation></message>
<message><source>Record %1 of %2 cannot be right:</source><translation>%2 的记录 %1 有误：</translation></message>
<message><source>Record %1 of %2 is not found by its code</source><translation>%2 的记录 %1 按其编码找不到</translation></message>
<message><source>Record %1 of %2 is older than its field %3</source><translation>%2 的记录 %1 比它的字段 %3 还旧</translation></message>
<message><source>Record %1 of %2 says another bucket or place</source><translation>%2 的记录 %1 所写的分区或位置不符</translation></message>
<message><source>Recovered change</source><translation>找回的修改</translation></message>
<message><source>Redo</source><translation>重做</translation></message>
<message><source>Reference data</source><translation>参考数据</translation></message>
<message><source>Refunds</source><translation>退款</translation></message>
<message><source>Refunds of these days; they are taken off the value already</source><translation>这些天的退款，成绩中已扣除</translation></message>
<message><source>Refunds since</source><translation>冻结后退款</translation></message>
<message><source>Refunds that come before it is frozen still count.</source><translation>冻结前到达的退款仍会冲减成绩。</translation></message>
<message><source>Refused</source><translation>拒收</translation></message>
<message><source>Refused rows</source><translation>拒收的行</translation></message>
<message><source>Region</source><translation>省区</translation></message>
<message><source>Region › supervisor › store › guide</source><translation>省区 › 督导 › 门店（店长） › 导购</translation></message>
<message><source>Regions</source><translation>省区</translation></message>
<message><source>Regions (none: all)</source><translation>省区（不选即全部）</translation></message>
<message><source>Regions, attainment</source><translation>省区达成</translation></message>
<message><source>Rejected</source><translation>被拒</translation></message>
<message><source>Remark</source><translation>说明</translation></message>
<message><source>Remark (may be empty)</source><translation>备注（可不填）</translation></message>
<message><source>Remind</source><translation>催办</translation></message>
<message><source>Remind who has not done it</source><translation>催办未完成的人</translation></message>
<message><source>Reminded at</source><translation>催办时间</translation></message>
<message><source>Reminded by</source><translation>催办人</translation></message>
<message><source>Reminded in the last %1 hours: %2. Within %3 minutes %4 did something of it, %5 did not, %6 have time yet, of %7 it is unknown.</source><translation>近 %1 小时已催办 %2 人：%3 分钟内有完成 %4 人，没有 %5 人，还在时限内 %6 人，未知 %7 人。</translation></message>
<message><source>Reminded on</source><translation>催办日期</translation></message>
<message><source>Reminder</source><translation>催办记录</translation></message>
<message><source>Reminder copied. Paste it into the chat.</source><translation>催办文字已复制，可粘贴到聊天中发送。</translation></message>
<message><source>Reminder of %1 guides</source><translation>催办 %1 人</translation></message>
<message><source>Reminders</source><translation>催办次数</translation></message>
<message><source>Reminders left</source><translation>剩余次数</translation></message>
<message><source>Reminders of a guide</source><translation>每名导购催办次数</translation></message>
<message><source>Remind…</source><translation>催办…</translation></message>
<message><source>Remove</source><translation>移除</translation></message>
<message><source>Remove the filter %1</source><translation>去掉筛选 %1</translation></message>
<message><source>Remove the tag %1</source><translation>移除标签 %1</translation></message>
<message><source>Rename the view</source><translation>重命名视图</translation></message>
<message><source>Rename view %1</source><translation>重命名视图“%1”</translation></message>
<message><source>Rename…</source><translation>改名…</translation></message>
<message><source>Replied</source><translation>回复人数</translation></message>
<message><source>Replies</source><translation>回复数</translation></message>
<message><source>Replies by month</source><translation>按月回复数</translation></message>
<message><source>Replies by region and month</source><translation>省区 × 月份 回复数</translation></message>
<message><source>Replies by store and month</source><translation>门店 × 月份 回复数</translation></message>
<message><source>Replies of new customers of %1</source><translation>回复率按 %1 新客计</translation></message>
<message><source>Replies within 14 days</source><translation>新客14天回复率</translation></message>
<message><source>Replies ÷ people reached, where both have been handed in</source><translation>回复数 ÷ 触达人次，两者都有数据时</translation></message>
<message><source>Reply rate</source><translation>回复率</translation></message>
<message><source>Report</source><translation>经营报告</translation></message>
<message><source>Report of %1</source><translation>经营报告：%1</translation></message>
<message><source>Report of a week, month or campaign…</source><translation>周报、月报或活动复盘…</translation></message>
<message><source>Reputation</source><translation>口碑</translation></message>
<message><source>Reset</source><translation>重置</translation></message>
<message><source>Resolution</source><translation>处理方式</translation></message>
<message><source>Resolve a conflict: edited</source><translation>处理冲突：改为新值</translation></message>
<message><source>Resolve a conflict: take mine</source><translation>处理冲突：采用我的</translation></message>
<message><source>Resolve a conflict: take theirs</source><translation>处理冲突：采用对方的</translation></message>
<message><source>Resolved</source><translation>已处理</translation></message>
<message><source>Resolved at</source><translation>处理时间</translation></message>
<message><source>Resolved by</source><translation>处理人</translation></message>
<message><source>Response rate</source><translation>回复率</translation></message>
<message><source>Responsible</source><translation>责任人</translation></message>
<message><source>Restores the backup even if the check finds problems in it.</source><translation>即使检查发现备份有问题，也照样恢复。</translation></message>
<message><source>Result</source><translation>结果</translation></message>
<message><source>Result of the review</source><translation>审核意见</translation></message>
<message><source>Results</source><translation>战报</translation></message>
<message><source>Retire</source><translation>停用</translation></message>
<message><source>Retire template “%1”</source><translation>停用模板“%1”</translation></message>
<message><source>Retired</source><translation>停用</translation></message>
<message><source>Review</source><translation>审批</translation></message>
<message><source>Review of campaign “%1”</source><translation>活动“%1”的复盘</translation></message>
<message><source>Review of the campaign</source><translation>活动复盘</translation></message>
<message><source>Review of the campaign as a report…</source><translation>活动复盘报告…</translation></message>
<message><source>Review of “%1”</source><translation>“%1”活动复盘</translation></message>
<message><source>Review: %1 (%2)</source><translation>复盘：%1（%2）</translation></message>
<message><source>Reviewed at</source><translation>审核时间</translation></message>
<message><source>Reviewed by</source><translation>审核人</translation></message>
<message><source>Reviewed: %1, %2</source><translation>审核：%1，%2</translation></message>
<message><source>Review…</source><translation>复盘报告…</translation></message>
<message><source>Revoke</source><translation>撤销</translation></message>
<message><source>Revoke %1</source><translation>撤销 %1</translation></message>
<message><source>Revoke %1?</source><translation>撤销“%1”？</translation></message>
<message><source>Revoke the device</source><translation>撤销设备</translation></message>
<message><source>Risk notice needed for</source><translation>须有风险提示的层级</translation></message>
<message><source>Role</source><translation>角色</translation></message>
<message><source>Rolling</source><translation>滚动</translation></message>
<message><source>Rolling day</source><translation>滚动第几天</translation></message>
<message><source>Rolls</source><translation>滚动期</translation></message>
<message><source>Rolls until</source><translation>滚动截止日</translation></message>
<message><source>Round to</source><translation>取整到</translation></message>
<message><source>Row</source><translation>行</translation></message>
<message><source>Row %1 of %2 has a place in the order that cannot be: %3.</source><translation>%2 的行 %1 序号不可能为 %3。</translation></message>
<message><source>Row %1 of %2 is of no known kind.</source><translation>%2 的行 %1 种类未知。</translation></message>
<message><source>Rows</source><translation>行数</translation></message>
<message><source>Rows are those of the lanes view (Alt+5).</source><translation>行在泳道视图中（Alt+5）。</translation></message>
<message><source>Rows of each board</source><translation>每榜行数</translation></message>
<message><source>Rules for pushes</source><translation>推送规则</translation></message>
<message><source>Rules of the brand</source><translation>品牌规则</translation></message>
<message><source>Running</source><translation>进行中</translation></message>
<message><source>SOP</source><translation>SOP</translation></message>
<message><source>SOP step</source><translation>SOP步骤</translation></message>
<message><source>SOP template</source><translation>SOP模板</translation></message>
<message><source>Sales</source><translation>销售额</translation></message>
<message><source>Sales after closing</source><translation>闭店后销售额</translation></message>
<message><source>Sales against the earlier campaign</source><translation>与往期活动的销售对比</translation></message>
<message><source>Sales and customers</source><translation>销售与客户</translation></message>
<message><source>Sales and orders</source><translation>销售</translation></message>
<message><source>Sales below the earlier campaign: %1</source><translation>销售低于往期活动：%1</translation></message>
<message><source>Sales by day</source><translation>按日带货额</translation></message>
<message><source>Sales come by guide and day, not by product: nothing can be said of it.</source><translation>销售数据按导购和日期到达，不分商品，无法计算。</translation></message>
<message><source>Sales day by day against the earlier campaign</source><translation>与往期活动逐日对比</translation></message>
<message><source>Sales in period</source><translation>本期销售额</translation></message>
<message><source>Sales of 90 days</source><translation>近90天带货额</translation></message>
<message><source>Sales of guides</source><translation>个人销售</translation></message>
<message><source>Sales of guides, yesterday</source><translation>昨日个人销售</translation></message>
<message><source>Sales of the group in the last 30 days</source><translation>本群近 30 天销售额</translation></message>
<message><source>Sales of the last 30 days ÷ members now</source><translation>近 30 天销售额 ÷ 现有人数</translation></message>
<message><source>Sales per guide</source><translation>人均销售</translation></message>
<message><source>Sales per member</source><translation>人均产出</translation></message>
<message><source>Sales ÷ groups; of the period by their mean number</source><translation>销售额 ÷ 群数；整个期间按日均群数</translation></message>
<message><source>Sales ÷ members; of the period by their mean number</source><translation>销售额 ÷ 人数；整个期间按日均人数</translation></message>
<message><source>Sales, 30 days</source><translation>近30天销售额</translation></message>
<message><source>Same days last month</source><translation>上月同期</translation></message>
<message><source>Same stores</source><translation>同店对比</translation></message>
<message><source>Same stores of all</source><translation>同店/全部</translation></message>
<message><source>Same stores, change</source><translation>同店增幅</translation></message>
<message><source>Same stores, now</source><translation>同店本期</translation></message>
<message><source>Same stores, then</source><translation>同店基期</translation></message>
<message><source>Save</source><translation>保存</translation></message>
<message><source>Save PDF and workbook</source><translation>保存 PDF 和工作簿</translation></message>
<message><source>Save PDF and workbook…</source><translation>保存 PDF 和工作簿…</translation></message>
<message><source>Save all posters</source><translation>保存全部战报</translation></message>
<message><source>Save all sets again at every full hour</source><translation>每到整点再次保存全部战报</translation></message>
<message><source>Save all sets once: that says into which folder.</source><translation>请先保存一次全部战报，以确定文件夹。</translation></message>
<message><source>Save all sets…</source><translation>全部保存…</translation></message>
<message><source>Save as my view</source><translation>存为我的视图</translation></message>
<message><source>Save as my view…</source><translation>存为我的视图…</translation></message>
<message><source>Save for the team</source><translation>存为团队视图</translation></message>
<message><source>Save for the team…</source><translation>存为团队视图…</translation></message>
<message><source>Save its template…</source><translation>下载模板…</translation></message>
<message><source>Save picture and text</source><translation>保存图片和文字</translation></message>
<message><source>Save picture and text…</source><translation>保存图片和文字…</translation></message>
<message><source>Save the change</source><translation>保存修改</translation></message>
<message><source>Save the error file…</source><translation>保存错误文件…</translation></message>
<message><source>Save the package for sending…</source><translation>导出执行包…</translation></message>
<message><source>Saved</source><translation>已保存</translation></message>
<message><source>Saved by itself.</source><translation>已自动保存。</translation></message>
<message><source>Saved view</source><translation>视图</translation></message>
<message><source>Saved: %1</source><translation>已保存：%1</translation></message>
<message><source>Saved: %1 posters in %2</source><translation>已保存 %1 张战报，位于 %2</translation></message>
<message><source>Saved: the words of %1 regions in %2</source><translation>已保存 %1 个省区的话术到 %2</translation></message>
<message><source>Saves a picture of every page, of the demo brand or of --data-dir's profile.</source><translation>为每个页面保存一张图片，数据来自演示品牌或 --data-dir 指定的目录。</translation></message>
<message><source>Saves all rows shown as CSV, for another program</source><translation>将显示的全部行存为 CSV，供其他程序使用</translation></message>
<message><source>Saves all rows shown as a workbook, for a spreadsheet</source><translation>将显示的全部行存为工作簿，供表格软件使用</translation></message>
<message><source>Saves all rows shown as pages to read</source><translation>将显示的全部行存为可阅读的页面</translation></message>
<message><source>Saves all rows shown: workbook, CSV or PDF</source><translation>保存显示的全部行：工作簿、CSV 或 PDF</translation></message>
<message><source>Saving…</source><translation>正在保存…</translation></message>
<message><source>Say at least one text, or choose no layer.</source><translation>请至少写一条，或不选层级。</translation></message>
<message><source>Say what the file holds.</source><translation>请选择文件的数据类型。</translation></message>
<message><source>Says the same as: %1</source><translation>内容与“%1”相同</translation></message>
<message><source>Says what would change before anything does. What was changed again since then stays as it is.</source><translation>先列出将发生的变化，确认后才执行；导入之后又有改动的内容保持现状。</translation></message>
<message><source>Schedule of today</source><translation>今日排期</translation></message>
<message><source>Scope: %1</source><translation>范围 %1</translation></message>
<message><source>Score</source><translation>成绩</translation></message>
<message><source>Search pages and commands</source><translation>搜索页面和命令</translation></message>
<message><source>Search: %1</source><translation>搜索：%1</translation></message>
<message><source>Season</source><translation>节点</translation></message>
<message><source>Seasons and lowest price</source><translation>节点与最低价</translation></message>
<message><source>Select all</source><translation>全选</translation></message>
<message><source>Selected</source><translation>选中</translation></message>
<message><source>Selection</source><translation>选品</translation></message>
<message><source>Selling</source><translation>开单率</translation></message>
<message><source>Selling point</source><translation>卖点</translation></message>
<message><source>Selling rate</source><translation>开单率</translation></message>
<message><source>Selling streak</source><translation>当前连续开单</translation></message>
<message><source>Send</source><translation>发送</translation></message>
<message><source>Send again</source><translation>重试</translation></message>
<message><source>Send back</source><translation>退回</translation></message>
<message><source>Send back %1</source><translation>退回「%1」</translation></message>
<message><source>Send back %1 entries</source><translation>退回 %1 条排期</translation></message>
<message><source>Sending failed</source><translation>发送失败</translation></message>
<message><source>Sends left (without those of guides themselves): for %1 groups at least %2 of %3; %4 have no more</source><translation>剩余可发次数（未含导购自发）：%1 个群至少还可发 %2/%3 次，最少的有 %4 个群</translation></message>
<message><source>Sends left (without those of guides themselves): for the customers of %1 guides at least %2 of %3; %4 have no more</source><translation>剩余可发次数（未含导购自发）：%1 位导购的客户至少还可发 %2/%3 次，最少的有 %4 位</translation></message>
<message><source>Sends left: this channel is not limited</source><translation>剩余可发次数：此渠道不限</translation></message>
<message><source>Sends what is due; a running server does so by itself, every few seconds.</source><translation>下发到期的排期；运行中的服务器每隔几秒自动执行。</translation></message>
<message><source>Sent</source><translation>已发</translation></message>
<message><source>Sent / due</source><translation>已发 / 应发</translation></message>
<message><source>Sent back</source><translation>退回</translation></message>
<message><source>Sent changes</source><translation>已发送</translation></message>
<message><source>Sent groups</source><translation>已发群数</translation></message>
<message><source>Sent to some of the groups; counts as not done</source><translation>只发了部分群，按未完成计</translation></message>
<message><source>Sent, but nobody knows when: not in the times</source><translation>已发但时间未知，不计入用时</translation></message>
<message><source>Series</source><translation>系列</translation></message>
<message><source>Server</source><translation>服务器</translation></message>
<message><source>Serves the consoles until SIGTERM; SIGHUP begins the log file anew.</source><translation>为控制台提供服务，直到收到 SIGTERM；SIGHUP 重新打开日志文件。</translation></message>
<message><source>Service quality</source><translation>服务质量</translation></message>
<message><source>Service quality, sales and groups of the unit and period of the header</source><translation>所选范围和期间的服务质量、销售与社群</translation></message>
<message><source>Set a deadline</source><translation>设定期限</translation></message>
<message><source>Set goals…</source><translation>设定目标…</translation></message>
<message><source>Sets a new password.</source><translation>设置新密码。</translation></message>
<message><source>Setting</source><translation>设置</translation></message>
<message><source>Settings</source><translation>设置</translation></message>
<message><source>Seven times a week, Monday to Sunday</source><translation>每周 7 次（周一至周日）</translation></message>
<message><source>Several here have this name: write the code.</source><translation>有多个同名对象，请改用编码。</translation></message>
<message><source>Share</source><translation>占比</translation></message>
<message><source>Share of headquarters</source><translation>总部预留</translation></message>
<message><source>Share of the first orders that came in the last 48 hours</source><translation>近48小时新增占累计首单的比例</translation></message>
<message><source>Share of the planned</source><translation>占计划</translation></message>
<message><source>Share of the same days last year</source><translation>去年同期占比</translation></message>
<message><source>Sheet</source><translation>排期表</translation></message>
<message><source>Shift</source><translation>平移</translation></message>
<message><source>Shift %1 by %2 days</source><translation>「%1」平移 %2 天</translation></message>
<message><source>Shift a campaign</source><translation>整体平移活动</translation></message>
<message><source>Shift a campaign…</source><translation>整体平移活动…</translation></message>
<message><source>Shop guide</source><translation>导购</translation></message>
<message><source>Show</source><translation>查看</translation></message>
<message><source>Show %1</source><translation>查看 %1</translation></message>
<message><source>Show all who have not done it</source><translation>显示所有未完成的人</translation></message>
<message><source>Show as table</source><translation>显示为表格</translation></message>
<message><source>Show entries without a date</source><translation>展开待排</translation></message>
<message><source>Show everything</source><translation>查看全部范围</translation></message>
<message><source>Show its guides</source><translation>查看导购</translation></message>
<message><source>Show them</source><translation>查看名单</translation></message>
<message><source>Show this guide</source><translation>查看该导购</translation></message>
<message><source>Shows all rows of the quick filter again</source><translation>重新显示快速筛选的全部行</translation></message>
<message><source>Shows the edits in a file that a console has sealed for this brand.</source><translation>显示控制台为本品牌密封的文件中的修改。</translation></message>
<message><source>Shows the program's version.</source><translation>显示程序版本。</translation></message>
<message><source>Shows this help.</source><translation>显示本帮助。</translation></message>
<message><source>Shows who did what, newest first.</source><translation>显示谁做了什么，最新的在前。</translation></message>
<message><source>Shows who exported what, when and why, newest first.</source><translation>显示谁在何时因何事由导出了什么，最新的在前。</translation></message>
<message><source>Sideways: Shift and the wheel, or the arrow keys</source><translation>左右滚动：Shift + 滚轮，或左右方向键</translation></message>
<message><source>Sign in</source><translation>登录</translation></message>
<message><source>Sign in again to go on syncing</source><translation>请重新登录，以继续同步</translation></message>
<message><source>Sign in first.</source><translation>请先登录。</translation></message>
<message><source>Sign out</source><translation>退出登录</translation></message>
<message><source>Sign-in needed</source><translation>需要登录</translation></message>
<message><source>Signed in as %1</source><translation>已登录：%1</translation></message>
<message><source>Signed out</source><translation>未登录</translation></message>
<message><source>Signing in…</source><translation>正在登录……</translation></message>
<message><source>Since %1</source><translation>最早 %1</translation></message>
<message><source>Since dispatch</source><translation>下发后</translation></message>
<message><source>Since the group was made</source><translation>建群以来</translation></message>
<message><source>Since the opening day</source><translation>开营以来</translation></message>
<message><source>Slot %1 is in a place that another slot has.</source><translation>位置 %1 与另一个位置重复。</translation></message>
<message><source>Slot %1 is not complete.</source><translation>位置 %1 不完整。</translation></message>
<message><source>Slots %1 and %2 hold the same subject on the same days.</source><translation>位置 %1 和 %2 在相同日期属于同一对象。</translation></message>
<message><source>Small sample</source><translation>样本不足</translation></message>
<message><source>Smaller</source><translation>缩小</translation></message>
<message><source>Smaller text</source><translation>缩小文字</translation></message>
<message><source>Smallest denominator that is ranked.</source><translation>参与排名的最小分母。</translation></message>
<message><source>So far</source><translation>累计</translation></message>
<message><source>So far ÷ goal; the tick is the time progress: days passed ÷ days of the goal</source><translation>累计 ÷ 目标；竖线为时间进度：已过天数 ÷ 目标天数</translation></message>
<message><source>So often within the hours below; WeCom takes three in 24 hours</source><translation>在下面的小时数内最多这么多次；企业微信为 24 小时 3 次</translation></message>
<message><source>Some values rest on fewer than 5 assignments.</source><translation>部分数值的分母不足 5，仅供参考。</translation></message>
<message><source>Somebody else has to confirm it. Whoever has not sent it by then sends the new text; the lock does not stop this.</source><translation>须由另一人确认。确认后，尚未发送的改发新稿；锁定后也可改稿。</translation></message>
<message><source>Somebody has changed it meanwhile, or another campaign is shown: open it again.</source><translation>其他人已改动，或当前显示的是另一个活动：请重新打开。</translation></message>
<message><source>Somebody has updated this view. Reset shows it as it is now.</source><translation>有人更新了这个视图，点“重置”即可看到最新的样子。</translation></message>
<message><source>Somebody who has left needs the day of leaving.</source><translation>状态为离职时必须填写离职日期。</translation></message>
<message><source>Somebody who is not here any more</source><translation>已离开的成员</translation></message>
<message><source>Somebody with the right to decide has to choose. %1</source><translation>需要有权限的人来选择。%1</translation></message>
<message><source>Something else is being written. Try again later.</source><translation>正在写入其他内容，请稍后再试。</translation></message>
<message><source>Something other than the Qunce server answers, perhaps the sign-in page of this network. Open a web page to see it.</source><translation>应答的不是 Qunce 服务器，可能是此网络的登录页面。请打开任一网页查看。</translation></message>
<message><source>Sort ascending</source><translation>升序排序</translation></message>
<message><source>Sort descending</source><translation>降序排序</translation></message>
<message><source>Source</source><translation>来源</translation></message>
<message><source>Speakers ÷ members</source><translation>发言人数 ÷ 人数</translation></message>
<message><source>Split</source><translation>分解</translation></message>
<message><source>Split %1 targets</source><translation>分解 %1 个目标</translation></message>
<message><source>Split by</source><translation>分解依据</translation></message>
<message><source>Split the target of %1</source><translation>分解目标：%1</translation></message>
<message><source>Splits the targets of the chosen rows among those below (%1)</source><translation>把所选行的目标分解给下级（%1）</translation></message>
<message><source>Split…</source><translation>分解…</translation></message>
<message><source>Staff number</source><translation>工号</translation></message>
<message><source>Stage</source><translation>阶段</translation></message>
<message><source>Stage %1 of the campaign makes no sense.</source><translation>活动的第 %1 个阶段有误。</translation></message>
<message><source>Stages and gates</source><translation>阶段与门槛</translation></message>
<message><source>Stages and gates of the campaign</source><translation>活动的阶段与门槛</translation></message>
<message><source>Stages of campaign “%1”</source><translation>活动“%1”的阶段</translation></message>
<message><source>Stages of the campaign</source><translation>活动阶段</translation></message>
<message><source>Stages of “%1”</source><translation>“%1”的阶段</translation></message>
<message><source>Stages…</source><translation>阶段…</translation></message>
<message><source>Standard columns</source><translation>恢复默认列</translation></message>
<message><source>Standard view</source><translation>标准视图</translation></message>
<message><source>Standings</source><translation>名次</translation></message>
<message><source>Start</source><translation>开始</translation></message>
<message><source>Start of the campaign</source><translation>活动开始</translation></message>
<message><source>Start time</source><translation>开始时间</translation></message>
<message><source>Starting the demo brand's server…</source><translation>正在启动演示品牌的服务器……</translation></message>
<message><source>Starts</source><translation>开始</translation></message>
<message><source>Starts on</source><translation>开营日期</translation></message>
<message><source>State</source><translation>状态</translation></message>
<message><source>States</source><translation>状态</translation></message>
<message><source>Status</source><translation>状态</translation></message>
<message><source>Stay signed in</source><translation>不退出</translation></message>
<message><source>Step</source><translation>步骤</translation></message>
<message><source>Steps</source><translation>步骤</translation></message>
<message><source>Steps of the curve</source><translation>曲线步长</translation></message>
<message><source>Steps of the template</source><translation>模板步骤</translation></message>
<message><source>Stop</source><translation>停止</translation></message>
<message><source>Stop sending</source><translation>停发</translation></message>
<message><source>Stop sending %1</source><translation>停发：%1</translation></message>
<message><source>Stop sending…</source><translation>停发…</translation></message>
<message><source>Stopped</source><translation>已停发</translation></message>
<message><source>Stopped, %1 of %2 were sent</source><translation>已停发·已发 %1/应发 %2</translation></message>
<message><source>Stopped. %1 that were still waiting do not send it any more; %2 had sent it already.</source><translation>已停发：未发送的 %1 个已取消，此前已发送 %2 个。</translation></message>
<message><source>Stopped. Choose a period to make a report.</source><translation>已停止。选择周期即可重新生成。</translation></message>
<message><source>Stopped; nothing was left in the folder.</source><translation>已取消，未留下文件。</translation></message>
<message><source>Store</source><translation>门店</translation></message>
<message><source>Store account</source><translation>店铺号</translation></message>
<message><source>Store grade</source><translation>门店等级</translation></message>
<message><source>Store group</source><translation>门店群</translation></message>
<message><source>Store manager</source><translation>店长</translation></message>
<message><source>Store × week</source><translation>门店 × 周</translation></message>
<message><source>Stored numbers are damaged. Restore a backup or import them again.</source><translation>已存储的数据损坏，请恢复备份或重新导入。</translation></message>
<message><source>Stores</source><translation>门店</translation></message>
<message><source>Stores that were open on every day of both periods, of all that were open on any</source><translation>两期每天都在营业的门店 / 两期内营业过的全部门店</translation></message>
<message><source>Stores, attainment</source><translation>门店达成</translation></message>
<message><source>Stores, this month</source><translation>本月门店达成</translation></message>
<message><source>Story</source><translation>故事</translation></message>
<message><source>Strength</source><translation>实力</translation></message>
<message><source>Subject</source><translation>对象</translation></message>
<message><source>Submit again</source><translation>重新提交</translation></message>
<message><source>Submit for approval</source><translation>提交审批</translation></message>
<message><source>Submit for review</source><translation>提交审核</translation></message>
<message><source>Submit the drafts</source><translation>提交草稿</translation></message>
<message><source>Submit “%1”</source><translation>提交“%1”</translation></message>
<message><source>Submits and approves in my name; who it was stays beside the entry</source><translation>以我的名义提交和审批；排期上会写明是谁</translation></message>
<message><source>Submitted</source><translation>待审批</translation></message>
<message><source>Submitted at</source><translation>提交时间</translation></message>
<message><source>Submitted by</source><translation>提交人</translation></message>
<message><source>Submitted: %1, %2</source><translation>提交：%1，%2</translation></message>
<message><source>Sum below</source><translation>下级合计</translation></message>
<message><source>Sum of what the tasks of the campaign say; somebody counts each time</source><translation>本活动各任务回传之和，同一人每次都计</translation></message>
<message><source>Summary</source><translation>概况</translation></message>
<message><source>Sums from the first day on</source><translation>自首日起累计</translation></message>
<message><source>Sums of units</source><translation>汇总数据</translation></message>
<message><source>Supervisor</source><translation>督导</translation></message>
<message><source>Supervisor %1</source><translation>督导 %1</translation></message>
<message><source>Sync</source><translation>同步</translation></message>
<message><source>Sync failed</source><translation>同步出错</translation></message>
<message><source>Sync now</source><translation>立即同步</translation></message>
<message><source>Sync stopped</source><translation>同步已停止</translation></message>
<message><source>Sync until everything is here, then stop.</source><translation>同步到数据全部到齐后停止。</translation></message>
<message><source>Synced %1</source><translation>已同步 %1</translation></message>
<message><source>Synced: %1 rows have come.</source><translation>同步完成：收到 %1 行。</translation></message>
<message><source>Syncing</source><translation>同步中</translation></message>
<message><source>Syncing %1/%2</source><translation>同步中 %1/%2</translation></message>
<message><source>Table</source><translation>表格</translation></message>
<message><source>Table copied.</source><translation>表格已复制。</translation></message>
<message><source>Tables (*.csv *.tsv *.txt *.xlsx)</source><translation>表格 (*.csv *.tsv *.txt *.xlsx)</translation></message>
<message><source>Tag</source><translation>标签</translation></message>
<message><source>Tags</source><translation>标签</translation></message>
<message><source>Tags of %1</source><translation>%1的标签</translation></message>
<message><source>Tags of the audience</source><translation>对象标签</translation></message>
<message><source>Take away</source><translation>移除</translation></message>
<message><source>Take away the target of %1</source><translation>删除目标：%1</translation></message>
<message><source>Take from each</source><translation>全部移除</translation></message>
<message><source>Take it</source><translation>采用</translation></message>
<message><source>Take it along</source><translation>导出</translation></message>
<message><source>Take it…</source><translation>采用…</translation></message>
<message><source>Take mine</source><translation>用我的</translation></message>
<message><source>Take the content</source><translation>采用素材</translation></message>
<message><source>Take the date off</source><translation>取消日期</translation></message>
<message><source>Take the date off %1</source><translation>取消「%1」的日期</translation></message>
<message><source>Take the date off %1 entries</source><translation>取消 %1 条排期的日期</translation></message>
<message><source>Take the discard back</source><translation>撤销放弃</translation></message>
<message><source>Take the list away</source><translation>删除词库</translation></message>
<message><source>Take the new text off</source><translation>撤销改稿</translation></message>
<message><source>Takes a user's access away; the records stay.</source><translation>停用用户；其记录保留。</translation></message>
<message><source>Takes an import back; ID as `import` wrote it and `audit` lists it. What was changed again since stays and is named; --dry-run only says what would change.</source><translation>撤销一次导入；ID 见 `import` 的输出或 `audit` 的记录。导入之后又有改动的内容保持现状并逐项列出；--dry-run 只报告将发生的变化。</translation></message>
<message><source>Target</source><translation>投放对象</translation></message>
<message><source>Target (count)</source><translation>目标</translation></message>
<message><source>Target (yuan)</source><translation>目标（元）</translation></message>
<message><source>Target now</source><translation>现目标</translation></message>
<message><source>Target of %1</source><translation>目标：%1</translation></message>
<message><source>Target of an entry</source><translation>排期对象</translation></message>
<message><source>Target regions</source><translation>目标省区</translation></message>
<message><source>Target value</source><translation>目标值</translation></message>
<message><source>Target − sum below</source><translation>目标 − 下级合计</translation></message>
<message><source>Targets</source><translation>目标</translation></message>
<message><source>Targets and execution</source><translation>目标与执行</translation></message>
<message><source>Targets of those right below; of guides who left only the days before</source><translation>直接下级的目标之和；离职导购只计离职前的天数</translation></message>
<message><source>Targets of zones, regions, stores and guides: type, split, paste</source><translation>大区、省区、门店、导购的目标：填写、分解、粘贴</translation></message>
<message><source>Targets: %1 change, %2 stay. Cells that are not taken: %3.</source><translation>目标：修改 %1 个，不变 %2 个；未采用的单元格 %3 个。</translation></message>
<message><source>Targets…</source><translation>目标…</translation></message>
<message><source>Task</source><translation>任务</translation></message>
<message><source>Task code</source><translation>任务编码</translation></message>
<message><source>Task or campaign</source><translation>任务或活动</translation></message>
<message><source>Tasks</source><translation>任务</translation></message>
<message><source>Tasks done ÷ tasks of the guide that are not excluded, least done first</source><translation>已完成 ÷ 应完成（未剔除），完成最少的在前</translation></message>
<message><source>Tasks due</source><translation>应完成</translation></message>
<message><source>Tasks of the campaign</source><translation>活动的任务</translation></message>
<message><source>Tasks of the period that are due by now and not excluded</source><translation>期间内已到期且未剔除的任务数</translation></message>
<message><source>Team</source><translation>团队</translation></message>
<message><source>Teams</source><translation>队伍</translation></message>
<message><source>Teams against each other by amount, orders or days in a row; frozen at a moment</source><translation>队伍之间比总金额、订单数或连续开单，到点冻结</translation></message>
<message><source>Teams of units or guides against each other, with a day on which it ends.</source><translation>由组织或导购组队比赛，有开始和结束日期。</translation></message>
<message><source>Teams, one a line: name: members. Members are units or guides by name or code, with commas between. Whoever is named themselves, or by the smaller unit, counts there.</source><translation>每行一支队伍，写作“队名：成员、成员”。成员是组织或导购的名称或编码。同一导购只算一次：点名的优先，其次算在较小的组织。</translation></message>
<message><source>Template</source><translation>模板</translation></message>
<message><source>Template “%1”</source><translation>修改模板“%1”</translation></message>
<message><source>Template “%1”, version %2</source><translation>模板“%1”的第 %2 版</translation></message>
<message><source>Templates</source><translation>模板</translation></message>
<message><source>Template…</source><translation>模板设置…</translation></message>
<message><source>Text message</source><translation>短信</translation></message>
<message><source>Text size</source><translation>文字大小</translation></message>
<message><source>Texts that are a risk notice</source><translation>风险提示语</translation></message>
<message><source>That day is a public holiday (%1).</source><translation>当天是法定节假日（%1）。</translation></message>
<message><source>That weekend day is worked for a holiday (%1).</source><translation>当天是调休上班日（%1）。</translation></message>
<message><source>The approval policy makes no sense: %1.</source><translation>审批规则无效：%1。</translation></message>
<message><source>The backup has other keys, so it is of another brand than the one that was here. The keys that were here are now %1.</source><translation>备份中的密钥与此处原有的不同，说明它属于另一个品牌。原有密钥已改名保存为 %1。</translation></message>
<message><source>The brand and its keys are in %1. Keep it where only you can read it.</source><translation>品牌数据和密钥已写入 %1，请存放在只有您能读取的地方。</translation></message>
<message><source>The brand is as it was in the backup. Consoles send their edits of the last 30 days again.</source><translation>品牌数据已恢复到备份时的状态。各控制台会重新发送最近30天的修改。</translation></message>
<message><source>The brand's approval policy names others who approve this.</source><translation>按品牌的审批规则，这条排期由其他人审批。</translation></message>
<message><source>The brand's rules ask why such data leave as a file. Give --reason TEXT.</source><translation>按品牌规则，导出这类数据须说明事由。请加 --reason 文字。</translation></message>
<message><source>The campaign as PDF and workbook, with what is to be done next time</source><translation>活动的 PDF 和工作簿，附问题与措施</translation></message>
<message><source>The campaign has no days: say from when until when the goal is.</source><translation>活动没有日期：请填写目标的起止日期。</translation></message>
<message><source>The campaign has no entries yet.</source><translation>活动还没有排期。</translation></message>
<message><source>The campaign has no goals yet.</source><translation>活动还没有目标。</translation></message>
<message><source>The campaign has no stages yet.</source><translation>活动还没有阶段。</translation></message>
<message><source>The certificate %1 and the key %2 cannot be used. Check that both are PEM files that belong together.</source><translation>无法使用证书 %1 和密钥 %2。请检查两者是否都是 PEM 文件且互相匹配。</translation></message>
<message><source>The certificate's private key in PEM.</source><translation>证书的 PEM 格式私钥。</translation></message>
<message><source>The change has been made already.</source><translation>这项修改已经做过了。</translation></message>
<message><source>The change is too large to be kept as one.</source><translation>这项修改太大，无法一次保存。</translation></message>
<message><source>The changes of the file are here and will be sent.</source><translation>文件中的修改已导入，稍后发送。</translation></message>
<message><source>The check finds %1 problems in what was restored; `check` lists them.</source><translation>检查发现恢复的数据有 %1 处问题，用 check 查看。</translation></message>
<message><source>The checks find errors, or warnings for which no reason was given. Open the entry to see them.</source><translation>检查发现错误，或有提醒尚未说明原因。请打开排期查看。</translation></message>
<message><source>The checks find errors. Correct them, then it can be approved.</source><translation>检查发现错误，改正后才能通过。</translation></message>
<message><source>The checks find nothing.</source><translation>检查未发现问题。</translation></message>
<message><source>The checks give warnings. Say why it shall go out all the same.</source><translation>检查有提醒，请说明仍要发送的原因。</translation></message>
<message><source>The checks on the server found: %1, %2, %3 …</source><translation>服务器检查发现：%1、%2、%3 等。</translation></message>
<message><source>The checks on the server found: %1, %2.</source><translation>服务器检查发现：%1、%2。</translation></message>
<message><source>The checks on the server found: %1.</source><translation>服务器检查发现：%1。</translation></message>
<message><source>The command is `qunce sync --once`.</source><translation>命令应为 `qunce sync --once`。</translation></message>
<message><source>The conflict has been resolved already.</source><translation>这个冲突已经处理过了。</translation></message>
<message><source>The content has been withdrawn.</source><translation>素材已停用。</translation></message>
<message><source>The content has no risk notice.</source><translation>内容缺少风险提示。</translation></message>
<message><source>The content has not been approved for use.</source><translation>素材尚未审核通过。</translation></message>
<message><source>The content stays</source><translation>素材不变</translation></message>
<message><source>The content was valid until %1.</source><translation>素材已于 %1 失效。</translation></message>
<message><source>The contest ends before it begins.</source><translation>结束日期早于开始日期。</translation></message>
<message><source>The contest is frozen: it and its standings stay as they were.</source><translation>PK赛已冻结，内容和名次不能再改。</translation></message>
<message><source>The cryptographic library cannot start.</source><translation>加密库无法启动。</translation></message>
<message><source>The data did not come. %1</source><translation>没有取到数据。%1</translation></message>
<message><source>The data directory %1 cannot be used: %2</source><translation>数据目录 %1 无法使用：%2</translation></message>
<message><source>The data directory %1 is in use by `%2` (process %3). Wait for it to end, or stop it.</source><translation>数据目录 %1 正被 `%2`（进程 %3）使用。请等它结束，或将其停止。</translation></message>
<message><source>The data directory.</source><translation>数据目录。</translation></message>
<message><source>The data have not all arrived yet. Let the sync finish first.</source><translation>数据尚未全部到齐，请先完成同步。</translation></message>
<message><source>The data of %1 does not come out as the server says. Tell your administrator.</source><translation>%1 的数据与服务器所述不符，请告知管理员。</translation></message>
<message><source>The data on this computer are being opened.</source><translation>正在打开本机数据。</translation></message>
<message><source>The data on this computer are damaged</source><translation>本机数据损坏</translation></message>
<message><source>The data on this computer belong to this user. For somebody else choose another --data-dir.</source><translation>这台电脑上的数据属于该用户。其他人请用 --data-dir 另选目录。</translation></message>
<message><source>The data stay locked until it has been heard again. %1</source><translation>再次连上服务器之前，数据不能查看。%1</translation></message>
<message><source>The database %1 is damaged, so there is no copy of it.</source><translation>数据库 %1 已损坏，未生成副本。</translation></message>
<message><source>The database %1 is empty. Restore a backup, or remove the file and run `qunced init`.</source><translation>数据库 %1 是空文件。请恢复备份，或删除该文件后运行 `qunced init`。</translation></message>
<message><source>The database cannot be read or written: %1</source><translation>数据库无法读写：%1</translation></message>
<message><source>The database file is damaged: %1</source><translation>数据库文件已损坏：%1</translation></message>
<message><source>The database is damaged. Run `qunced check`, and restore a backup if it finds problems.</source><translation>数据库已损坏。请运行 `qunced check`，如发现问题请恢复备份。</translation></message>
<message><source>The database is in use by another process. Try again when that has finished.</source><translation>数据库正被另一进程使用，请等其结束后重试。</translation></message>
<message><source>The database is of an older program. Start the server or run an import once to bring it up to date.</source><translation>数据库由旧版程序建立。请启动一次服务或执行一次导入以完成升级。</translation></message>
<message><source>The database that was there is now %1.</source><translation>原来的数据库现在是 %1。</translation></message>
<message><source>The database was opened for reading only.</source><translation>数据库以只读方式打开。</translation></message>
<message><source>The database was written by a newer program (version %1, this one knows %2) and was left as it is. Install the newer program.</source><translation>数据库由更新版本的程序写入（版本 %1，本程序只支持到 %2），未做任何改动。请安装新版程序。</translation></message>
<message><source>The day that counts as today where a row has no effective_on.</source><translation>未填写生效日期的行以此日为准。</translation></message>
<message><source>The days lie outside the campaign.</source><translation>日期超出活动范围。</translation></message>
<message><source>The days off of this year are not published yet</source><translation>放假安排未公布</translation></message>
<message><source>The days to prepare are 0 to 90.</source><translation>提前准备天数应为 0 到 90。</translation></message>
<message><source>The demo brand cannot be opened.</source><translation>无法打开演示品牌。</translation></message>
<message><source>The demo brand was not finished.</source><translation>演示品牌没有做完。</translation></message>
<message><source>The desktop's secret store did not open. Unlock it and start again, or sign in.</source><translation>系统的密码保管服务没有打开，读不到登录状态。解锁后重新打开，或者重新登录。</translation></message>
<message><source>The device %1 was revoked; it deletes its data when it calls next.</source><translation>已吊销设备 %1；它下次连接时会删除本机数据。</translation></message>
<message><source>The device %1 was revoked; when it calls next it deletes its data and what it has not sent.</source><translation>已撤销设备 %1；它下次联网时将删除其数据和未发送的修改。</translation></message>
<message><source>The disk is full and nothing was changed. Free some space and try again.</source><translation>磁盘已满，未做任何更改。请腾出空间后重试。</translation></message>
<message><source>The disk is full while writing %1. Make room and try again; nothing was changed.</source><translation>写入 %1 时磁盘已满，未做任何更改。请腾出空间后重试。</translation></message>
<message><source>The disk is full. Free some space; the console goes on where it was.</source><translation>磁盘已满。请腾出空间，控制台会从中断处继续。</translation></message>
<message><source>The disk is full; nothing was imported. Free some space and try again.</source><translation>磁盘已满，未导入任何数据。请腾出空间后重试。</translation></message>
<message><source>The edits were sealed for another brand, or the file is damaged.</source><translation>这些修改是为其他品牌密封的，或者文件已损坏。</translation></message>
<message><source>The end is before the start.</source><translation>结束时间早于开始时间。</translation></message>
<message><source>The end must not be before the beginning.</source><translation>结束不能早于开始。</translation></message>
<message><source>The end of the deputy's time has passed.</source><translation>代审截止时间已过。</translation></message>
<message><source>The entry begins within half an hour or has begun, so it is locked.</source><translation>排期将在半小时内开始或已开始，已锁定。</translation></message>
<message><source>The entry ends before it starts.</source><translation>结束时间早于开始时间。</translation></message>
<message><source>The entry has changed since you looked at it. Look again and approve it then.</source><translation>您查看之后排期又有改动，请重新查看后再审批。</translation></message>
<message><source>The entry has no start time.</source><translation>排期没有开始时间。</translation></message>
<message><source>The error file has only the first of the refused rows.</source><translation>错误文件只含前面一部分拒收的行。</translation></message>
<message><source>The field %1 has a value that does not fit.</source><translation>字段 %1 的值不符合要求。</translation></message>
<message><source>The file %1 cannot be read and written at once. Give another name.</source><translation>不能同时读取和写入文件 %1，请换一个文件名。</translation></message>
<message><source>The file %1 cannot be read. Sign in again to replace it.</source><translation>文件 %1 无法读取。重新登录即可替换它。</translation></message>
<message><source>The file %1 cannot be written. Check the folder and the free space.</source><translation>无法写入文件 %1，请检查文件夹和剩余空间。</translation></message>
<message><source>The file %1 exists already.</source><translation>文件 %1 已存在。</translation></message>
<message><source>The file could not be packed.</source><translation>文件压缩失败。</translation></message>
<message><source>The file holds no edits of this program.</source><translation>文件里没有本程序的修改记录。</translation></message>
<message><source>The file is a database of another program.</source><translation>该文件是其他程序的数据库。</translation></message>
<message><source>The file is complete for every metric, day and region in it.</source><translation>文件中出现的每个指标、日期、省区的数据均已到齐。</translation></message>
<message><source>The file is complete for its days and regions</source><translation>文件中的日期和省区数据完整</translation></message>
<message><source>The file is empty. Its first line must hold the names of the columns.</source><translation>文件是空的。第一行必须是列名。</translation></message>
<message><source>The file is larger than 256 MB. Split it, or use `qunced import`.</source><translation>文件超过 256 MB，请拆分后再导入，或使用 `qunced import`。</translation></message>
<message><source>The file of your edits is damaged.</source><translation>保存修改的文件已损坏，请重新启动程序，会自动修复。</translation></message>
<message><source>The file to write; - is standard output.</source><translation>要写入的文件；- 表示标准输出。</translation></message>
<message><source>The file was written by a newer program. Install that first.</source><translation>文件由更新版本的程序写入，请先安装新版本。</translation></message>
<message><source>The first of the chosen targets for all of them (%1)</source><translation>把第一行的目标填充到所选各行（%1）</translation></message>
<message><source>The first time needs the server once; after that it works without a network</source><translation>第一次使用要连上服务器一次，之后没有网络也能用</translation></message>
<message><source>The formula in column %1 has no result. Open the file in Excel or WPS, save it, and try again.</source><translation>第 %1 列的公式没有计算结果。请用 Excel 或 WPS 打开并保存后重试。</translation></message>
<message><source>The gate needs a number above 0.</source><translation>门槛需填大于 0 的数。</translation></message>
<message><source>The goal is the whole brand’s; the number is only that of the unit shown.</source><translation>目标是全品牌的，此数只是当前范围的。</translation></message>
<message><source>The goal needs a number above 0.</source><translation>目标需填大于 0 的数。</translation></message>
<message><source>The group has not begun</source><translation>尚未开营</translation></message>
<message><source>The group is closed</source><translation>已解散</translation></message>
<message><source>The guide belongs to no region on %1. Correct the day.</source><translation>该导购在 %1 不属于任何省区，请更正日期。</translation></message>
<message><source>The head of %1 does not fit its newest commit.</source><translation>%1 的头部与其最新提交不符。</translation></message>
<message><source>The head of %1 does not fit its rows (%2 rows, %3 expected).</source><translation>%1 的头部与其行不符（实际 %2 行，应为 %3 行）。</translation></message>
<message><source>The header has both %1 and a column per metric. Use one form or the other.</source><translation>表头里既有 %1，又有按指标分列的列。请只用其中一种形式。</translation></message>
<message><source>The header has no column %1, which a file of %2 needs. Add it, or import the file as what it is.</source><translation>表头缺少 %1，%2 文件必须有。请补上，或按正确的类型导入。</translation></message>
<message><source>The header has no numbers: add the columns %1, or a column per metric such as %2.</source><translation>表头里没有数值列：请加上 %1，或按指标分列，例如 %2。</translation></message>
<message><source>The header has the column %1 more than once. Keep one of them.</source><translation>表头里的 %1 重复了，请只保留一个。</translation></message>
<message><source>The header row cannot be read as text. Save the file as CSV in UTF-8 and try again.</source><translation>表头不是可读的文本。请另存为 UTF-8 编码的 CSV 后再试。</translation></message>
<message><source>The header row has more than 1,000 columns. Check that the file is a CSV file.</source><translation>表头超过 1,000 列。请确认这是 CSV 文件。</translation></message>
<message><source>The image came damaged.</source><translation>收到的图片已损坏。</translation></message>
<message><source>The image cannot be saved on this computer.</source><translation>图片无法保存到本机。</translation></message>
<message><source>The image is %1 MB large; up to %2 MB are sent.</source><translation>图片有 %1 MB，最多支持 %2 MB。</translation></message>
<message><source>The image is not on this computer.</source><translation>本机没有这张图片。</translation></message>
<message><source>The images are not on this computer and cannot be had now.</source><translation>图片不在本机，现在无法取得。</translation></message>
<message><source>The import was stopped; it changed nothing.</source><translation>导入已停止，没有做任何更改。</translation></message>
<message><source>The import was undone: %1</source><translation>已撤销此次导入：%1</translation></message>
<message><source>The key file %1 cannot be read or written.</source><translation>密钥文件 %1 无法读写。</translation></message>
<message><source>The last 48 hours brought %1 of %2 first orders, less than 5%; the last promotion was sent %3 hours ago</source><translation>近48小时新增首单 %1，累计 %2，不足 5%；最后一个促单节点已发出 %3 小时</translation></message>
<message><source>The last 48 hours brought %1 of %2 first orders: 5% or more</source><translation>近48小时新增首单 %1，累计 %2，仍达 5% 以上</translation></message>
<message><source>The last day lies before the first.</source><translation>结束日期早于开始日期。</translation></message>
<message><source>The last day of the demo brand must lie between %1 and %2.</source><translation>演示品牌的最后一天必须在 %1 与 %2 之间。</translation></message>
<message><source>The last day that added to the value</source><translation>成绩最后增加的那一天</translation></message>
<message><source>The last day with numbers (default: yesterday).</source><translation>有数据的最后一天（默认：昨天）。</translation></message>
<message><source>The ledger of orders: %1 nights of guides are not the sums of their orders.</source><translation>订单台账：有 %1 个导购营业夜与其订单之和不符。</translation></message>
<message><source>The ledger of orders: %1 nights of guides are not what the columns say.</source><translation>订单台账：有 %1 个导购营业夜与数据列不符。</translation></message>
<message><source>The list has no name.</source><translation>词库没有名称。</translation></message>
<message><source>The list has no words.</source><translation>词库没有词。</translation></message>
<message><source>The local copy of the data is damaged again and again. Check the disk of this computer.</source><translation>本机的数据副本一再损坏，请检查这台电脑的磁盘。</translation></message>
<message><source>The local copy of the data is damaged. Sync with --verify to repair it.</source><translation>本机数据已损坏，请用 --verify 同步修复。</translation></message>
<message><source>The local data is damaged. Run `qunce sync --once` again.</source><translation>本地数据已损坏，请重新运行 `qunce sync --once`。</translation></message>
<message><source>The local data is no longer there. Run `qunce sync --once` again.</source><translation>本地数据文件已不在，请重新运行 `qunce sync --once`。</translation></message>
<message><source>The local data is not open.</source><translation>本地数据未打开。</translation></message>
<message><source>The local data was written by a newer program and was left as it is. Install the newer program.</source><translation>本地数据由更新的程序写入，未作改动。请安装新版程序。</translation></message>
<message><source>The measure “%1” does not exist on the level “%2”. Choose another level.</source><translation>指标“%1”不适用于层级“%2”，请选择其他层级。</translation></message>
<message><source>The measure “%1” has no value for a single day. Choose another measure.</source><translation>指标“%1”没有单日数值，请选择其他指标。</translation></message>
<message><source>The measure, for example completion_rate, amount, per_guide:amount, attainment:amount.</source><translation>指标，例如 completion_rate、amount、per_guide:amount、attainment:amount。</translation></message>
<message><source>The metric of this value is missing.</source><translation>该数值缺少指标。</translation></message>
<message><source>The moment that counts as now, for example 2026-09-08 10:24.</source><translation>视为“现在”的时点，例如 2026-09-08 10:24。</translation></message>
<message><source>The moment that counts as now, for example 2026-11-22 12:00.</source><translation>视为“现在”的时点，例如 2026-11-22 12:00。</translation></message>
<message><source>The month is closed already, or its close is planned.</source><translation>该月已经封账，或已计划封账。</translation></message>
<message><source>The month is closed: its numbers, its goals and what is due in it stay as they were. Headquarters can open it again on the server.</source><translation>该月已封账：数据、目标和当月截止的任务时间都不再变动。总部可以在服务器上解封。</translation></message>
<message><source>The name is taken. Choose another one.</source><translation>名称已被使用，请换一个。</translation></message>
<message><source>The night begins before the first day of data, %1.</source><translation>该营业夜早于数据起始日 %1。</translation></message>
<message><source>The numbers are incomplete (%1); the poster says so.</source><translation>数据未到齐（%1），战报上会注明。</translation></message>
<message><source>The numbers are incomplete (%1); the report says so.</source><translation>数据不完整（%1），报告中已注明。</translation></message>
<message><source>The numbers by hour are %1 hours old</source><translation>小时数据停在 %1 小时前</translation></message>
<message><source>The numbers of %1 have not all arrived yet. Let the sync finish first.</source><translation>%1 年的数字尚未全部到齐，请先完成同步。</translation></message>
<message><source>The operations console of brands that live in WeChat groups. It works without a network.</source><translation>私域品牌的运营控制台，没有网络也能用。</translation></message>
<message><source>The order stands in this file already, with another value here.</source><translation>该订单在本文件中已出现过，且此处的值不同。</translation></message>
<message><source>The other one</source><translation>对比活动</translation></message>
<message><source>The page is arranged as the view says.</source><translation>页面与视图一致。</translation></message>
<message><source>The page still reads.</source><translation>页面正在读取。</translation></message>
<message><source>The password of %1 was changed.</source><translation>已修改 %1 的密码。</translation></message>
<message><source>The period has not begun.</source><translation>该周期尚未开始。</translation></message>
<message><source>The profile is of an older program. Close the other window, then start again.</source><translation>该配置属于旧版程序。请关闭另一个窗口后重新启动。</translation></message>
<message><source>The profile was written by a newer program (version %1, this one knows %2) and was left as it is. Install the newer program.</source><translation>该配置由更新的程序写入（版本 %1，本程序支持到 %2），未作改动。请安装新版程序。</translation></message>
<message><source>The profile's directory: one server, one user (default: in your data folder).</source><translation>配置目录：对应一个服务器的一个用户（默认在您的数据文件夹中）。</translation></message>
<message><source>The program asked for an impossible look-up.</source><translation>程序内部查询有误。</translation></message>
<message><source>The program for windows, qunce-window, is missing. Install qunce again.</source><translation>缺少窗口程序 qunce-window，请重新安装 qunce。</translation></message>
<message><source>The record %1 is kept as deleted, but it lives.</source><translation>记录 %1 被登记为已删除，但仍然存在。</translation></message>
<message><source>The record does not exist (any more).</source><translation>该记录不存在或已被删除。</translation></message>
<message><source>The record does not exist (any more). Take theirs to end the conflict.</source><translation>该记录不存在或已被删除。请选择“采用对方的”以结束冲突。</translation></message>
<message><source>The region has used up its own share with %1 (%2 of %3).</source><translation>%1 个对象的区域自排次数已用完（%3 次中的 %2 次）。</translation></message>
<message><source>The row has %1 cells where the header has %2. Look for a missing or unquoted delimiter.</source><translation>该行有 %1 个单元格，而表头有 %2 个。请检查是否漏了分隔符，或分隔符没有加引号。</translation></message>
<message><source>The row holds bytes that are not text in the file's encoding. Type the row again.</source><translation>该行含有文件编码下无法识别的字节，请重新录入该行。</translation></message>
<message><source>The row is above itself: its parents go round in a circle.</source><translation>上级关系形成循环，该行成了自己的上级。</translation></message>
<message><source>The row is longer than 4 MB, or a quote in it is never closed. Shorten it or close the quote.</source><translation>该行超过 4 MB，或其中的引号没有闭合。请缩短或补上引号。</translation></message>
<message><source>The rules for exports make no sense: %1.</source><translation>导出规则无效：%1。</translation></message>
<message><source>The rules for pushes make no sense at "%1".</source><translation>推送规则在“%1”处有误。</translation></message>
<message><source>The rules for reminders make no sense: %1.</source><translation>催办规则有误：%1。</translation></message>
<message><source>The same as `device list`.</source><translation>与 `device list` 相同。</translation></message>
<message><source>The same as `device revoke`.</source><translation>与 `device revoke` 相同。</translation></message>
<message><source>The same dates a year before</source><translation>去年相同日期</translation></message>
<message><source>The same days a year before</source><translation>去年同一期间</translation></message>
<message><source>The same seed makes the same brand.</source><translation>相同的种子生成相同的品牌。</translation></message>
<message><source>The server at %1 cannot be reached. Check the network.</source><translation>无法连接服务器 %1，请检查网络。</translation></message>
<message><source>The server at %1 cannot be reached: it is off, or the address is wrong.</source><translation>无法连接服务器 %1：服务器未运行，或地址有误。</translation></message>
<message><source>The server at %1 does not answer in time. Check the network.</source><translation>服务器 %1 响应超时，请检查网络。</translation></message>
<message><source>The server at %1 does not speak https. Check the address, or ask your administrator.</source><translation>服务器 %1 不支持 https。请检查地址，或联系管理员。</translation></message>
<message><source>The server cannot be asked now. What happened there is shown when it answers again.</source><translation>现在问不到服务器，那边的经过等连上后再显示。</translation></message>
<message><source>The server cannot listen on %1. Choose an address of this machine and a free port.</source><translation>服务器无法在 %1 上监听。请选择本机地址和空闲端口。</translation></message>
<message><source>The server could not take this change. Try again, or discard it.</source><translation>服务器无法接收这项修改。可以重试，也可以放弃。</translation></message>
<message><source>The server did not take this change: %1</source><translation>服务器没有接受这项修改：%1</translation></message>
<message><source>The server did not take this: %1 What you typed is kept as it was.</source><translation>服务器没有接受：%1你填的内容原样保留。</translation></message>
<message><source>The server does not allow this to your account. Ask your administrator.</source><translation>服务器不允许您的账号进行此操作，请联系管理员。</translation></message>
<message><source>The server does not allow this.</source><translation>服务器不允许此操作。</translation></message>
<message><source>The server does not have this image (yet).</source><translation>服务器上还没有这张图片。</translation></message>
<message><source>The server does not know records of this kind. Install the same version on both sides.</source><translation>服务器不认识这类记录，请将两端更新到同一版本。</translation></message>
<message><source>The server does not take an image: %1 It stays on this computer; put another one into its content.</source><translation>服务器不接收一张图片：%1图片仍保存在这台电脑上，请在素材里换一张。</translation></message>
<message><source>The server does not take this.</source><translation>服务器不接受。</translation></message>
<message><source>The server has another key than the one this computer knows. Ask your administrator before you sign in.</source><translation>服务器的密钥与本机所知的不同。请先联系管理员，再登录。</translation></message>
<message><source>The server imports the file…</source><translation>服务器正在导入…</translation></message>
<message><source>The server is busy or being serviced. Qunce tries again by itself.</source><translation>服务器繁忙或正在维护，Qunce 会自动重试。</translation></message>
<message><source>The server is too old for this program. Ask your administrator to update it.</source><translation>服务器版本过旧，无法与本程序配合，请联系管理员升级。</translation></message>
<message><source>The server looks what would change…</source><translation>服务器正在核对将发生的变化…</translation></message>
<message><source>The server refuses what this program asks (%1). Please report this.</source><translation>服务器拒绝了本程序的请求（%1），请反馈此问题。</translation></message>
<message><source>The server said last time: This account is disabled. If it works again, sign in with --password-file FILE, or run this in a terminal.</source><translation>上次服务器答复：此账号已停用。如果已恢复，请用 --password-file 指定密码文件，或在终端中重新登录。</translation></message>
<message><source>The server takes the import back…</source><translation>服务器正在撤销导入…</translation></message>
<message><source>The server tries the file…</source><translation>服务器正在试运行…</translation></message>
<message><source>The server went away before the command was done. `qunced audit` shows whether it went in.</source><translation>命令完成之前服务器已断开。可用 `qunced audit` 查看该操作是否已生效。</translation></message>
<message><source>The server's answer cannot be read.</source><translation>无法读取服务器的答复。</translation></message>
<message><source>The server's answers contradict each other. Tell your administrator.</source><translation>服务器的应答前后矛盾，请告知管理员。</translation></message>
<message><source>The server's certificate is not to be trusted: %1. Ask your administrator.</source><translation>服务器的证书不可信：%1。请联系管理员。</translation></message>
<message><source>The server's disk is full, so it takes no changes. Ask your administrator to make room on the server; Qunce tries again by itself.</source><translation>服务器磁盘已满，暂时不能接收修改。请管理员清理服务器磁盘，Qunce 会自动重试。</translation></message>
<message><source>The server's disk is full; nothing was changed. Ask your administrator to make room on the server, then try again.</source><translation>服务器磁盘已满，未做任何更改。请管理员清理服务器磁盘后重试。</translation></message>
<message><source>The server's key is not known, so nothing can be sealed for it.</source><translation>没有服务器的公钥，无法加密封存。</translation></message>
<message><source>The server's value stayed</source><translation>保留了服务器的值</translation></message>
<message><source>The server, for example https://qunce.example.com; the first time.</source><translation>服务器地址，例如 https://qunce.example.com；首次使用时填写。</translation></message>
<message><source>The stage has no name.</source><translation>阶段没有名称。</translation></message>
<message><source>The stage needs its first and last day.</source><translation>阶段需填起止日期。</translation></message>
<message><source>The standings stay as they were when it was frozen.</source><translation>名次以冻结时为准，不再变化。</translation></message>
<message><source>The start time has passed. Move the entry first.</source><translation>开始时间已过，请先改时间。</translation></message>
<message><source>The status cannot go from %1 to %2.</source><translation>状态不能从“%1”改为“%2”。</translation></message>
<message><source>The step ends before it begins.</source><translation>步骤的结束早于开始。</translation></message>
<message><source>The step has no title.</source><translation>步骤没有标题。</translation></message>
<message><source>The step's field “%1” cannot be read.</source><translation>步骤的字段“%1”无法读取。</translation></message>
<message><source>The table, for a spreadsheet (%1), a chat or as a picture</source><translation>复制表格（%1）、文字或图片</translation></message>
<message><source>The team looks at it; what you change stays with you.</source><translation>团队共用，只能由总部或省区负责人更新；你的调整只影响自己。</translation></message>
<message><source>The template has no name.</source><translation>模板没有名称。</translation></message>
<message><source>The template has no steps.</source><translation>模板没有步骤。</translation></message>
<message><source>The template is not shown any more: open the step again.</source><translation>这个模板已不在当前页面，请重新打开步骤。</translation></message>
<message><source>The templates that come with the program cannot be read: %1</source><translation>内置模板无法读取：%1</translation></message>
<message><source>The text has %1 bytes; %2 takes %3.</source><translation>文字有 %1 字节，%2最多 %3 字节。</translation></message>
<message><source>The text has %1 characters; %2 takes %3.</source><translation>文字有 %1 个字，%2最多 %3 个字。</translation></message>
<message><source>The text is in the clipboard.</source><translation>文案已复制。</translation></message>
<message><source>The text is too long: at most %1 bytes of UTF-8.</source><translation>文字过长：最多 %1 字节（UTF-8）。</translation></message>
<message><source>The time is none of a day.</source><translation>时间不在一天之内。</translation></message>
<message><source>The tour needs a folder for its pictures: --out DIR.</source><translation>请用 --out DIR 指定保存图片的目录。</translation></message>
<message><source>The transaction is over.</source><translation>事务已结束。</translation></message>
<message><source>The undo was stopped; it changed nothing.</source><translation>撤销已停止，没有做任何更改。</translation></message>
<message><source>The unit %1 is not a region.</source><translation>组织 %1 不是省区。</translation></message>
<message><source>The unit %1 is not a store.</source><translation>组织 %1 不是门店。</translation></message>
<message><source>The user %1 has a role that this program does not know.</source><translation>用户 %1 的角色本程序不认识。</translation></message>
<message><source>The user %1 is disabled.</source><translation>用户 %1 已停用。</translation></message>
<message><source>The user %1 may sign in again.</source><translation>用户 %1 可以重新登录了。</translation></message>
<message><source>The user %1 was added.</source><translation>已新增用户 %1。</translation></message>
<message><source>The user %1 was disabled.</source><translation>已停用用户 %1。</translation></message>
<message><source>The user name or the password is wrong.</source><translation>用户名或密码错误。</translation></message>
<message><source>The user of headquarters who closes or opens the month.</source><translation>封账或解封的总部用户。</translation></message>
<message><source>The view %1 does not take --%2.</source><translation>视图 %1 没有 --%2 选项。</translation></message>
<message><source>The window is being closed.</source><translation>窗口正在关闭。</translation></message>
<message><source>The word lists cannot be read.</source><translation>词库无法读取。</translation></message>
<message><source>The words for %1 guides are in the clipboard.</source><translation>%1 人的催办话术已复制。</translation></message>
<message><source>The words for all instead of the chosen row (%1)</source><translation>复制全部人的话术，而不只是所选行（%1）</translation></message>
<message><source>The words of all regions that are shown, each in a file (%1)</source><translation>当前显示的每个省区各存一个话术文件（%1）</translation></message>
<message><source>The workbook is damaged.</source><translation>工作簿已损坏。</translation></message>
<message><source>Theirs</source><translation>对方</translation></message>
<message><source>Theirs kept</source><translation>保留对方的</translation></message>
<message><source>Theme</source><translation>主题</translation></message>
<message><source>Theme of the desktop</source><translation>跟随系统主题</translation></message>
<message><source>Then from %1 to %2</source><translation>移动后：%1 至 %2</translation></message>
<message><source>There are %1 without filters.</source><translation>不加筛选时有 %1。</translation></message>
<message><source>There are no KOCs here</source><translation>这里没有 KOC</translation></message>
<message><source>There are no groups here.</source><translation>这里没有社群。</translation></message>
<message><source>There are no numbers for it.</source><translation>该期间没有数据。</translation></message>
<message><source>There are no numbers to compare.</source><translation>没有可对比的数据。</translation></message>
<message><source>There are no reports here.</source><translation>这里没有报告。</translation></message>
<message><source>There are several contents of this title: choose one in the entry.</source><translation>同名素材不止一个，请在排期中选择。</translation></message>
<message><source>There is a campaign of this name already: give it another one.</source><translation>已有同名活动，请换一个名称。</translation></message>
<message><source>There is a database %1 already. Choose an empty directory for the demo brand.</source><translation>数据库 %1 已存在。请为演示品牌选一个空目录。</translation></message>
<message><source>There is a list “%1” already.</source><translation>已有词库“%1”。</translation></message>
<message><source>There is a view of this name already.</source><translation>已有同名视图。</translation></message>
<message><source>There is already a %1 with the code %2.</source><translation>已存在编码为 %2 的 %1。</translation></message>
<message><source>There is already a brand in %1, and it was left as it is.</source><translation>%1 中已有品牌数据，未做任何改动。</translation></message>
<message><source>There is already a token named %1.</source><translation>已存在名为 %1 的令牌。</translation></message>
<message><source>There is already a user named %1.</source><translation>已存在名为 %1 的用户。</translation></message>
<message><source>There is no campaign with days yet.</source><translation>还没有设定日期的活动。</translation></message>
<message><source>There is no campaign yet.</source><translation>还没有活动。</translation></message>
<message><source>There is no command "%1". `%2 help` lists what there is.</source><translation>没有命令“%1”。可用 `%2 help` 查看全部命令。</translation></message>
<message><source>There is no content of this title.</source><translation>没有这个标题的素材。</translation></message>
<message><source>There is no content yet</source><translation>还没有素材</translation></message>
<message><source>There is no contest yet.</source><translation>还没有PK赛。</translation></message>
<message><source>There is no data directory %1. Run `qunced init` first.</source><translation>数据目录 %1 不存在，请先运行 `qunced init`。</translation></message>
<message><source>There is no data on this computer yet. Sign in and run `qunce sync --once`.</source><translation>这台电脑上还没有数据。请先登录并运行 `qunce sync --once`。</translation></message>
<message><source>There is no database %1. Run `qunced init` first.</source><translation>数据库 %1 不存在，请先运行 `qunced init`。</translation></message>
<message><source>There is no device %1.</source><translation>没有设备 %1。</translation></message>
<message><source>There is no export view "%1". Known are leaderboard, completion, calendar, roster guides, roster groups, roster koc and adjustments.</source><translation>没有导出视图“%1”。可用的有 leaderboard、completion、calendar、roster guides、roster groups、roster koc、adjustments。</translation></message>
<message><source>There is no field %1.</source><translation>没有字段 %1。</translation></message>
<message><source>There is no file to import in %1. Files are named after their kind, such as guides.csv.</source><translation>%1 中没有可导入的文件。文件名应为其种类，例如 guides.csv。</translation></message>
<message><source>There is no flag --%1. `%2 help` lists what there is.</source><translation>没有选项 --%1。可用 `%2 help` 查看全部选项。</translation></message>
<message><source>There is no kind of import file called %1. Known are: %2.</source><translation>没有名为“%1”的导入种类。可用的有：%2。</translation></message>
<message><source>There is no measure “%1”. docs/DATA.md lists the measures.</source><translation>没有指标“%1”。全部指标见 docs/DATA.md。</translation></message>
<message><source>There is no metric of this name.</source><translation>没有这个名称的指标。</translation></message>
<message><source>There is no order of this number yet. Hand in the order first, then its refunds.</source><translation>还没有这个订单号。请先导入订单，再导入退款。</translation></message>
<message><source>There is no organisation unit with the code %1.</source><translation>没有编码为 %1 的组织。</translation></message>
<message><source>There is no permission to use %1. Check its owner and rights.</source><translation>没有使用 %1 的权限，请检查其所有者和权限。</translation></message>
<message><source>There is no profile in %1.</source><translation>%1 中没有配置。</translation></message>
<message><source>There is no record with the code %1. Import it first.</source><translation>没有编码为 %1 的记录，请先导入。</translation></message>
<message><source>There is no region under %1.</source><translation>%1 之下没有省区。</translation></message>
<message><source>There is no row for it below the current cell.</source><translation>当前单元格往下没有这么多行。</translation></message>
<message><source>There is no saved set of boards yet: the button at the top left of the poster's window saves one.</source><translation>还没有已保存的榜单组合：可用战报窗口左上角的按钮保存一组。</translation></message>
<message><source>There is no store here yet.</source><translation>这里还没有门店。</translation></message>
<message><source>There is no such KOC, or more than one: %1</source><translation>没有这个 KOC，或不止一个：%1</translation></message>
<message><source>There is no user %1.</source><translation>没有用户 %1。</translation></message>
<message><source>There is no user named %1.</source><translation>没有名为 %1 的用户。</translation></message>
<message><source>There is not enough memory to keep the password.</source><translation>内存不足，无法保存密码。</translation></message>
<message><source>There is not enough memory.</source><translation>内存不足。</translation></message>
<message><source>There is nothing here yet</source><translation>这里还没有数据</translation></message>
<message><source>There is nothing to compare it with.</source><translation>没有可比的往期数据。</translation></message>
<message><source>There is nothing to redo.</source><translation>没有可重做的操作。</translation></message>
<message><source>There is nothing to remind of here.</source><translation>这里没有可催办的任务。</translation></message>
<message><source>There is nothing to undo.</source><translation>没有可以撤销的修改。</translation></message>
<message><source>There is nothing to write.</source><translation>没有可写的内容。</translation></message>
<message><source>There is too much in the clipboard: at most %1 rows.</source><translation>剪贴板内容过多：最多 %1 行。</translation></message>
<message><source>These are more rows than a workbook takes. Save them as CSV, or choose a shorter period.</source><translation>行数超过工作簿上限，请存为 CSV 或缩短期间。</translation></message>
<message><source>These words are too long.</source><translation>话术太长。</translation></message>
<message><source>They come with entries that are dispatched, or with headquarters' import. Or choose another period in the header.</source><translation>任务来自已下发的排期，或由总部导入；也可在顶部选择其他期间。</translation></message>
<message><source>They come with the KOC roster, which headquarters imports. Or choose another unit in the header.</source><translation>KOC 名单由总部导入；也可以在页头换一个范围。</translation></message>
<message><source>They come with the roster of groups, which headquarters imports. Or choose another unit in the header.</source><translation>社群名册由总部导入；也可在顶部选择其他组织。</translation></message>
<message><source>They come with the roster of guides, which headquarters imports. Or choose another unit in the header.</source><translation>导购名册由总部导入；也可在顶部选择其他组织。</translation></message>
<message><source>They go over midnight: the first time lies after the second.</source><translation>静默时段跨零点：开始时间须晚于结束时间。</translation></message>
<message><source>They stay here and are sent when you sign in again on this computer. To be safe, export them to a file first; Import on the page Sync reads it back.</source><translation>它们会留在这台电脑上，下次在这里登录后再发送。稳妥起见，可以先导出成文件；在“同步”页用“导入”可以读回来。</translation></message>
<message><source>They were moved again later.</source><translation>导入之后又有归属变动。</translation></message>
<message><source>This KOC is no longer in your roster.</source><translation>这位 KOC 已不在您的名单里。</translation></message>
<message><source>This account is disabled. Ask your administrator.</source><translation>此账号已停用，请联系管理员。</translation></message>
<message><source>This belongs to a region that is not yours (any more).</source><translation>该内容不属于您负责的省区。</translation></message>
<message><source>This campaign</source><translation>本次活动</translation></message>
<message><source>This campaign is not there any more.</source><translation>此活动已不存在。</translation></message>
<message><source>This cannot be undone: %1 has been changed since. Change it by hand instead.</source><translation>无法撤销：%1 之后又被改过，请手动修改。</translation></message>
<message><source>This cell must not be empty.</source><translation>此单元格不能为空。</translation></message>
<message><source>This column is not typed.</source><translation>此列不可填写。</translation></message>
<message><source>This command takes no further words, but there is "%1".</source><translation>此命令不需要更多参数，但给出了“%1”。</translation></message>
<message><source>This command takes: %1.</source><translation>此命令需要：%1。</translation></message>
<message><source>This computer</source><translation>本机</translation></message>
<message><source>This computer does not keep numbers of last year.</source><translation>本机未保存去年的数据。</translation></message>
<message><source>This computer has not reached the server for too long</source><translation>这台电脑太久没有连上服务器</translation></message>
<message><source>This computer has not reached the server for too long. Sync first, then export.</source><translation>本机已太久未连接服务器，请先同步再导出。</translation></message>
<message><source>This computer has nothing that keeps the sign-in safely. Please sign in again.</source><translation>这台电脑没有可以安全保存登录状态的地方，请重新登录。</translation></message>
<message><source>This computer keeps no numbers of the other days.</source><translation>本机未保存对比日期的数据。</translation></message>
<message><source>This computer keeps numbers from %1 on. Choose a later period, or export on the server.</source><translation>本机只保存 %1 年起的数字。请选择更晚的期间，或在服务器上导出。</translation></message>
<message><source>This conflict was recorded by a newer program. Install the newer program.</source><translation>此冲突由较新版本的程序记录，请更新程序。</translation></message>
<message><source>This device is no longer signed in.</source><translation>该设备已不在登录状态。</translation></message>
<message><source>This entry is not there any more.</source><translation>这条排期已不存在。</translation></message>
<message><source>This import cannot be taken back: there is none of this ID, it was taken back already, is too long ago, changed nothing or too much, or is one of the organisation.</source><translation>此次导入无法撤销：没有这个编号的导入、已经撤销过、时间过久、没有带来变化或变化过多，或者是组织架构导入。</translation></message>
<message><source>This is no amount.</source><translation>不是金额。</translation></message>
<message><source>This is no day with a time: write 2026-09-06 18:00.</source><translation>不是有效的日期时间，请写成 2026-09-06 18:00。</translation></message>
<message><source>This is no day: write 2026-09-08 or 9月8日.</source><translation>不是有效的日期，请写成 2026-09-08 或 9月8日。</translation></message>
<message><source>This is no file of sealed edits.</source><translation>这不是密封修改文件。</translation></message>
<message><source>This is no image that can be sent. PNG, JPEG, WebP and GIF can be.</source><translation>这不是可发送的图片，支持 PNG、JPEG、WebP 和 GIF。</translation></message>
<message><source>This is no layer: write 值, 牌, 选 or 促.</source><translation>不是层级，请填 值、牌、选 或 促。</translation></message>
<message><source>This is no time of day: write 09:30.</source><translation>不是有效的时间，请写成 09:30。</translation></message>
<message><source>This is no whole number.</source><translation>不是整数。</translation></message>
<message><source>This is none of the known names: %1.</source><translation>不在可用名称之内：%1。</translation></message>
<message><source>This is not the next step for it.</source><translation>当前状态不能执行此操作。</translation></message>
<message><source>This is the top level.</source><translation>已在最上级。</translation></message>
<message><source>This is too much for one archive.</source><translation>内容过多，无法装入一个压缩包。</translation></message>
<message><source>This needs a connection to the server.</source><translation>需要联网。</translation></message>
<message><source>This period</source><translation>本期</translation></message>
<message><source>This profile belongs to %1 at %2. Choose another --data-dir for somebody else.</source><translation>此配置属于 %2 上的 %1。其他用户请另选 --data-dir。</translation></message>
<message><source>This profile is open in another window. Close it, or choose another --data-dir.</source><translation>该配置已在另一个窗口中打开。请先关闭它，或选择另一个 --data-dir。</translation></message>
<message><source>This program does not know such deliveries.</source><translation>本程序不认识这类交付。</translation></message>
<message><source>This program does not know what is counted, or for which days.</source><translation>本程序不认识该指标，或没有日期。</translation></message>
<message><source>This program is too old for the server. Install the current version.</source><translation>本程序版本过旧，服务器不再支持，请安装最新版本。</translation></message>
<message><source>This row is no longer there.</source><translation>该记录已不存在。</translation></message>
<message><source>This server cannot import files, or has forgotten this one. Try again.</source><translation>该服务器不支持导入，或上传已过期，请重试。</translation></message>
<message><source>This server is too old for that.</source><translation>服务器版本过旧，不支持此功能。</translation></message>
<message><source>This system cannot read %1 text. Save the file as UTF-8 and try again.</source><translation>本系统无法读取 %1 编码的文本。请另存为 UTF-8 后再试。</translation></message>
<message><source>This task is no longer there.</source><translation>该任务已不存在。</translation></message>
<message><source>This task is not there any more.</source><translation>这项任务已不存在。</translation></message>
<message><source>This template is retired: it stays with what was made of it.</source><translation>此模板已停用；由它创建的排期保持不变。</translation></message>
<message><source>This text is too long for a cell.</source><translation>文字过长，单元格放不下。</translation></message>
<message><source>This unit cannot be under a unit of that kind: zones are at the top, regions at the top or under a zone, cities under a region, stores under a region or a city.</source><translation>上级类型不正确：大区在最上层，省区在最上层或大区之下，城市在省区之下，门店在省区或城市之下。</translation></message>
<message><source>This unit is no longer there. Choose another one in the header.</source><translation>该组织已不存在，请在顶部重新选择。</translation></message>
<message><source>This value does not fit. Correct it.</source><translation>这个值不合规，请改一下。</translation></message>
<message><source>This version is good from %1 on: take a later day, or an earlier version.</source><translation>这个版本从 %1 起生效：请选更晚的日期，或使用之前的版本。</translation></message>
<message><source>This week</source><translation>本周</translation></message>
<message><source>Those that keep theirs already have more than there is to split.</source><translation>保持不变的目标之和已超过要分解的目标。</translation></message>
<message><source>Tier</source><translation>等级</translation></message>
<message><source>Time</source><translation>时间</translation></message>
<message><source>Time progress</source><translation>时间进度</translation></message>
<message><source>Time unknown</source><translation>时间未知</translation></message>
<message><source>Time until so many had it</source><translation>到达比例用时</translation></message>
<message><source>Times by layer</source><translation>分层时间</translation></message>
<message><source>Title</source><translation>标题</translation></message>
<message><source>Title of a new entry without a date</source><translation>新建待排的标题</translation></message>
<message><source>Title, code, product or words of the text, also pinyin</source><translation>标题、编码、商品或正文，也可用拼音</translation></message>
<message><source>Title, text, product or persona</source><translation>标题、正文、商品或人设</translation></message>
<message><source>Title, then Enter</source><translation>写标题，回车新建</translation></message>
<message><source>To %1 %</source><translation>到 %1%</translation></message>
<message><source>To be avoided</source><translation>慎用（提醒）</translation></message>
<message><source>To be chosen</source><translation>待选</translation></message>
<message><source>To be closed at</source><translation>计划封账时间</translation></message>
<message><source>To be done</source><translation>应完成</translation></message>
<message><source>To be frozen</source><translation>待冻结</translation></message>
<message><source>To be reviewed</source><translation>待审核</translation></message>
<message><source>To be sent</source><translation>待发送</translation></message>
<message><source>To day</source><translation>结束日期</translation></message>
<message><source>To do</source><translation>待完成</translation></message>
<message><source>To hand over</source><translation>离职待交接</translation></message>
<message><source>To minute</source><translation>结束分钟</translation></message>
<message><source>To next above</source><translation>距上一名</translation></message>
<message><source>To next above (pp)</source><translation>距上一名（百分点）</translation></message>
<message><source>To one group, or the customers of one guide, on one channel</source><translation>同一群，或同一导购的客户，在同一渠道</translation></message>
<message><source>To the one before</source><translation>距前一名</translation></message>
<message><source>To wake up</source><translation>待激活</translation></message>
<message><source>To-do list</source><translation>待办</translation></message>
<message><source>Today</source><translation>今日</translation></message>
<message><source>Too many wrong passwords or sign-ins. Try again in %1 min.</source><translation>密码错误次数过多或登录过于频繁，请在 %1 分钟后重试。</translation></message>
<message><source>Total</source><translation>合计</translation></message>
<message><source>Total amount</source><translation>总金额</translation></message>
<message><source>Total of what is compared</source><translation>合计（可比）</translation></message>
<message><source>Totals at the top</source><translation>顶部显示总数</translation></message>
<message><source>Training group</source><translation>培训群</translation></message>
<message><source>Try again</source><translation>重试</translation></message>
<message><source>Trying again in %1 s (attempt %2).</source><translation>%1 秒后重试（第 %2 次）。</translation></message>
<message><source>Two people approve</source><translation>两人审批</translation></message>
<message><source>Two people approve such an entry, one after the other.</source><translation>这类排期须由两人先后审批。</translation></message>
<message><source>Two people approve, but only one may: tick somebody else.</source><translation>须两人审批，但只有一人有权：请再勾选一人。</translation></message>
<message><source>Two teams have the same name.</source><translation>有两支队伍同名。</translation></message>
<message><source>Two times are given for the same kind of groups.</source><translation>同一群类型有两个分层时间。</translation></message>
<message><source>Type a whole number to split.</source><translation>请输入要分解的整数。</translation></message>
<message><source>Type an amount to split, like 120万.</source><translation>请输入要分解的金额，如 120万。</translation></message>
<message><source>Type over a target, like 120万; Delete takes it away. Each step is saved at once.</source><translation>直接输入目标，如 120万；按 Delete 删除。每一步即时保存。</translation></message>
<message><source>Type the password.</source><translation>请输入密码。</translation></message>
<message><source>Type the user name that you were given.</source><translation>请输入用户名。</translation></message>
<message><source>Under way</source><translation>进行中</translation></message>
<message><source>Undo</source><translation>撤销</translation></message>
<message><source>Undo an import</source><translation>撤销导入</translation></message>
<message><source>Undo the import</source><translation>撤销导入</translation></message>
<message><source>Undo this change</source><translation>撤销此项</translation></message>
<message><source>Undo this import…</source><translation>撤销此次导入…</translation></message>
<message><source>Undone</source><translation>撤销</translation></message>
<message><source>Undone: %1</source><translation>已撤销：%1</translation></message>
<message><source>Unit</source><translation>范围</translation></message>
<message><source>Unit or guide</source><translation>名称</translation></message>
<message><source>Units against the period before, last month and last year, same stores, campaigns</source><translation>各层级环比、上月同期、同比，同店对比，大促按天对比</translation></message>
<message><source>Unknown</source><translation>未知</translation></message>
<message><source>Unknown kind</source><translation>未知类型</translation></message>
<message><source>Unknown: %1</source><translation>未知用户：%1</translation></message>
<message><source>Unplanned</source><translation>待排</translation></message>
<message><source>Unplanned %1</source><translation>待排 %1</translation></message>
<message><source>Unreached</source><translation>未触达</translation></message>
<message><source>Until</source><translation>截止</translation></message>
<message><source>Until %1</source><translation>到 %1</translation></message>
<message><source>Up to %1</source><translation>截至 %1</translation></message>
<message><source>Up to it</source><translation>截至当日</translation></message>
<message><source>Up to the day</source><translation>截至当日累计</translation></message>
<message><source>Update my view</source><translation>更新我的视图</translation></message>
<message><source>Update the team's view</source><translation>更新团队视图</translation></message>
<message><source>Update view %1</source><translation>更新视图“%1”</translation></message>
<message><source>Uploading: %1 of %2 MB</source><translation>正在上传：%1 / %2 MB</translation></message>
<message><source>Usable</source><translation>可用</translation></message>
<message><source>Usable offline for %1 more days</source><translation>离线可用剩余%1天</translation></message>
<message><source>Usable offline for less than a day</source><translation>离线可用不足1天</translation></message>
<message><source>Usable today</source><translation>今日可用</translation></message>
<message><source>Usage: qunce COMMAND [--data-dir DIR] [flags]. Commands:</source><translation>用法：qunce 命令 [--data-dir 目录] [选项]。命令：</translation></message>
<message><source>Usage: qunced COMMAND --data DIR [flags]. Commands:</source><translation>用法：qunced 命令 --data 目录 [选项]。命令：</translation></message>
<message><source>Use again</source><translation>重新启用</translation></message>
<message><source>Use template “%1” again</source><translation>重新启用模板“%1”</translation></message>
<message><source>Used</source><translation>使用</translation></message>
<message><source>User</source><translation>用户</translation></message>
<message><source>Users, passwords and revoked devices are those of the backup too: look through `user list` and `device list`.</source><translation>用户、密码和已吊销的设备也恢复到备份时的状态：请检查 `user list` 和 `device list`。</translation></message>
<message><source>Valid from</source><translation>生效日期</translation></message>
<message><source>Valid until</source><translation>失效日期</translation></message>
<message><source>Value</source><translation>数值</translation></message>
<message><source>Values</source><translation>价值观</translation></message>
<message><source>Values of %1</source><translation>%1的取值</translation></message>
<message><source>Version</source><translation>版本</translation></message>
<message><source>Version %1</source><translation>版本 %1</translation></message>
<message><source>Version %1 of this template is good on that day.</source><translation>那一天生效的是这个模板的第 %1 版。</translation></message>
<message><source>Versions</source><translation>历史版本</translation></message>
<message><source>View</source><translation>视图</translation></message>
<message><source>View: %1</source><translation>视图：%1</translation></message>
<message><source>Views of the team</source><translation>团队视图</translation></message>
<message><source>Views of the team are made by headquarters and the region's manager.</source><translation>团队视图由总部或省区负责人保存。</translation></message>
<message><source>Wait for your choice</source><translation>等你选</translation></message>
<message><source>Waiting for my approval</source><translation>待我审批</translation></message>
<message><source>Waiting for my approval: %1</source><translation>待我审批 %1</translation></message>
<message><source>Waiting to be sent</source><translation>待发送</translation></message>
<message><source>Waits for the network: the server does not know of it yet, and guides have not been told.</source><translation>等待联网：服务器还不知道这次停发，导购尚未收到通知。</translation></message>
<message><source>Waits to be sent</source><translation>待发送</translation></message>
<message><source>Warning</source><translation>提醒</translation></message>
<message><source>Watched folder</source><translation>监视文件夹</translation></message>
<message><source>Week</source><translation>周</translation></message>
<message><source>Week view</source><translation>周视图</translation></message>
<message><source>Weekday · holiday</source><translation>星期·节日</translation></message>
<message><source>Weekly report</source><translation>周报</translation></message>
<message><source>Weekly report: last week</source><translation>周报：上周</translation></message>
<message><source>Weekly report: this week so far</source><translation>周报：本周至今</translation></message>
<message><source>Weeks</source><translation>周</translation></message>
<message><source>Weibo</source><translation>微博</translation></message>
<message><source>What</source><translation>内容</translation></message>
<message><source>What an import had overwritten cannot be read. Run `qunced check`.</source><translation>导入前的原值无法读取，请运行 `qunced check`。</translation></message>
<message><source>What came in so far ÷ goal</source><translation>累计 ÷ 目标</translation></message>
<message><source>What came in so far ÷ the campaign's first goal for everything and all of its days</source><translation>累计 ÷ 活动的主目标（第一个不分商品、覆盖全程的目标）</translation></message>
<message><source>What comes next</source><translation>接下来</translation></message>
<message><source>What comes of it</source><translation>分解结果</translation></message>
<message><source>What comes with the program stays as it is: copy it as one of the brand's.</source><translation>内置模板不能修改：请先“复制为自有模板”。</translation></message>
<message><source>What counts</source><translation>比什么</translation></message>
<message><source>What happened</source><translation>经过</translation></message>
<message><source>What happened lately</source><translation>最近经过</translation></message>
<message><source>What has no date yet waits here. Type a title above, or drop a draft here.</source><translation>还没定日期的排期放在这里。在上方写标题，或把草稿拖到这里。</translation></message>
<message><source>What have we learned?</source><translation>这次学到了什么？</translation></message>
<message><source>What is done here is done to all that are chosen.</source><translation>下面的操作对所选的每一项生效。</translation></message>
<message><source>What is not all in is not compared</source><translation>未到齐的不作比较</translation></message>
<message><source>What is to be reached before the next stage</source><translation>进入下一阶段前要达到的数</translation></message>
<message><source>What rolls</source><translation>滚动的SOP</translation></message>
<message><source>What stays</source><translation>保持现状</translation></message>
<message><source>What stays as it is</source><translation>保持现状的内容</translation></message>
<message><source>What the column %1 means</source><translation>列 %1 对应什么</translation></message>
<message><source>What the file holds</source><translation>数据类型</translation></message>
<message><source>What the lanes are of</source><translation>泳道划分方式</translation></message>
<message><source>What the token may deliver: task-results or orders.</source><translation>令牌可以提交的数据：task-results 或 orders。</translation></message>
<message><source>What this belongs to does not exist (any more).</source><translation>所属的记录不存在或已被删除。</translation></message>
<message><source>What waits for my approval</source><translation>待我审批</translation></message>
<message><source>What was sold through the KOC in the last 90 days</source><translation>近90天经这位 KOC 带来的销售额</translation></message>
<message><source>When</source><translation>时间</translation></message>
<message><source>When frozen</source><translation>冻结时</translation></message>
<message><source>Where all stand</source><translation>同组分布</translation></message>
<message><source>Where refused rows go, with line and reason; for `all` a folder.</source><translation>被拒绝的行连同行号和原因写入何处；导入 all 时为文件夹。</translation></message>
<message><source>Where requests are logged; - is standard error (default).</source><translation>请求日志写到哪里；- 为标准错误输出（默认）。</translation></message>
<message><source>Where the server listens (default 127.0.0.1:8787); port 0 picks one.</source><translation>服务器的监听地址（默认 127.0.0.1:8787）；端口 0 表示自动选择。</translation></message>
<message><source>Where two do; nobody ticked: as above</source><translation>须两人审批时的终审人；都不勾选则同上</translation></message>
<message><source>Where you are signed in</source><translation>我的设备</translation></message>
<message><source>Which columns are shown</source><translation>选择显示哪些列</translation></message>
<message><source>Which months are closed, what came later, and closing one</source><translation>哪些月份已封账、封账后有哪些调整，以及封账</translation></message>
<message><source>Who</source><translation>谁</translation></message>
<message><source>Who approves</source><translation>审批人</translation></message>
<message><source>Who approves last</source><translation>终审人</translation></message>
<message><source>Who changed what</source><translation>经过</translation></message>
<message><source>Who exported what, when and why is noted here and goes to the server with your edits.</source><translation>谁在何时因何导出了什么会记录在本机，并随您的修改上传服务器。</translation></message>
<message><source>Who has a target keeps it</source><translation>已有目标的保持不变</translation></message>
<message><source>Who has not done it</source><translation>未完成的人</translation></message>
<message><source>Who has not done it, and the words for them (%1)</source><translation>查看未完成的人并复制催办话术（%1）</translation></message>
<message><source>Who has not done it, in the row that is chosen or in all (%1)</source><translation>查看所选行或全部未完成的人（%1）</translation></message>
<message><source>Who has not done what is due, the words for them, and who was reminded when</source><translation>未完成任务的人、催办话术和催办记录</translation></message>
<message><source>Who is in post and has no row then counts 0 and not as unknown, for every metric, day and region in the file.</source><translation>对文件中出现的每个指标、日期和省区，在岗而没有行的人按 0 计，而不是按无数据计。</translation></message>
<message><source>Who signs in; the first time.</source><translation>登录用户名；首次使用时填写。</translation></message>
<message><source>Whoever submits or approves signs with their own name.</source><translation>提交和审批都要由本人署名。</translation></message>
<message><source>Whole brand</source><translation>全国</translation></message>
<message><source>Whole period</source><translation>整个期间</translation></message>
<message><source>Why</source><translation>原因</translation></message>
<message><source>Why it is not taken</source><translation>原因</translation></message>
<message><source>Why it shall go out in spite of the warnings (is kept with the entry)</source><translation>有提醒仍要发出的原因（随排期保存）</translation></message>
<message><source>Why the data leave as a file, where the brand's rules ask for it.</source><translation>导出事由；品牌规则要求时必填。</translation></message>
<message><source>Why the month is opened again.</source><translation>解封的原因。</translation></message>
<message><source>With a number of members on the day</source><translation>当天有人数的群</translation></message>
<message><source>With accepted posts</source><translation>有采纳</translation></message>
<message><source>With errors it cannot be approved: correct them before.</source><translation>有错误的排期不能通过审批，请先改正。</translation></message>
<message><source>With risky words</source><translation>含风险词</translation></message>
<message><source>With the numbers up to %1, changes against the day before.</source><translation>成绩截至%1，名次变化与前一天相比。</translation></message>
<message><source>Withdraw</source><translation>撤回</translation></message>
<message><source>Withdrawn</source><translation>已停用</translation></message>
<message><source>Within</source><translation>用时不超过</translation></message>
<message><source>Without TLS the server listens on loopback addresses only. Give --tls-cert and --tls-key, or listen on 127.0.0.1 behind a proxy that does TLS.</source><translation>未启用 TLS 时,服务器只在本机回环地址上监听。请提供 --tls-cert 和 --tls-key,或在做 TLS 的反向代理之后监听 127.0.0.1。</translation></message>
<message><source>Without a campaign</source><translation>无活动</translation></message>
<message><source>Without a stage</source><translation>未分阶段</translation></message>
<message><source>Without age band</source><translation>无月龄段</translation></message>
<message><source>Without batch</source><translation>无批次</translation></message>
<message><source>Without content</source><translation>无素材</translation></message>
<message><source>Without goals</source><translation>未设目标</translation></message>
<message><source>Without groups</source><translation>非群</translation></message>
<message><source>Without https:// only a server on this computer can be used, not %1.</source><translation>不用 https:// 时只能连接本机的服务器，不能连接 %1。</translation></message>
<message><source>Without quiet hours, caps and same hours; a comma between</source><translation>不受静默时段、次数上限和同小时限制；用逗号隔开</translation></message>
<message><source>Wk %1</source><translation>第%1周</translation></message>
<message><source>Word lists</source><translation>词库</translation></message>
<message><source>Words</source><translation>话术</translation></message>
<message><source>Words and exceptions</source><translation>词与例外</translation></message>
<message><source>Words and limit of reminders</source><translation>催办话术与次数</translation></message>
<message><source>Words and limit…</source><translation>话术与次数…</translation></message>
<message><source>Words found</source><translation>风险词</translation></message>
<message><source>Words of reminders</source><translation>催办话术</translation></message>
<message><source>Workbook (XLSX)…</source><translation>工作簿（XLSX）…</translation></message>
<message><source>Working day instead: %1</source><translation>班：%1调休</translation></message>
<message><source>Write a note</source><translation>写备注</translation></message>
<message><source>Writes boards, completion, the calendar, a roster or what came in after a month was closed as CSV or JSON.</source><translation>把榜单、完成情况、日历、名册或封账后调整写成 CSV 或 JSON。</translation></message>
<message><source>Writes the brand as it is now, with its keys, into one file; a server may run.</source><translation>把品牌当前数据连同密钥写入一个文件；服务器可以同时运行。</translation></message>
<message><source>Writes where imported totals differ from the ledger of orders; exit code 1 if any do.</source><translation>列出导入的汇总数与订单台账的差异；有差异时退出码为 1。</translation></message>
<message><source>Writing the people and plans of the demo brand</source><translation>正在写入演示品牌的人员和排期</translation></message>
<message><source>Written at</source><translation>时间</translation></message>
<message><source>Year before</source><translation>去年同期</translation></message>
<message><source>Yes</source><translation>是</translation></message>
<message><source>Yesterday</source><translation>昨日</translation></message>
<message><source>You</source><translation>你</translation></message>
<message><source>You are not the deputy of this person (any more).</source><translation>您不是此人的代审人（或代审已到期）。</translation></message>
<message><source>You are signed in nowhere else.</source><translation>没有在其他设备上登录。</translation></message>
<message><source>You are signed in.</source><translation>已经登录。</translation></message>
<message><source>You proposed the new text yourself, so somebody else has to confirm it.</source><translation>改稿由您提出，须由另一人确认。</translation></message>
<message><source>You submitted this entry yourself, so somebody else has to approve it.</source><translation>这条排期是您自己提交的，需由他人审批。</translation></message>
<message><source>Your %1 unsent changes are kept.</source><translation>你有 %1 项未发送的修改，都保留着。</translation></message>
<message><source>Your account has no access to this unit. Choose another one in the header.</source><translation>你的账号无权查看该组织，请在顶部重新选择。</translation></message>
<message><source>Your administrator has revoked this device. Its copy of the data and what it had not sent have been deleted.</source><translation>管理员已撤销此设备，本机的数据副本和未发送的修改已删除。</translation></message>
<message><source>Your administrator has revoked this device. Its copy of the data has been deleted.</source><translation>管理员已停用此设备，本机的数据副本已删除。</translation></message>
<message><source>Your role cannot take this status any further.</source><translation>您的角色无法再变更此状态。</translation></message>
<message><source>Your role may not change %1.</source><translation>您的角色无权修改“%1”。</translation></message>
<message><source>Your role may not change this.</source><translation>您的角色无权修改此内容。</translation></message>
<message><source>Zero</source><translation>未执行</translation></message>
<message><source>Zones</source><translation>大区</translation></message>
<message><source>a content that is not there any more</source><translation>素材已不存在</translation></message>
<message><source>admin, hq_content, region_manager or viewer.</source><translation>admin、hq_content、region_manager 或 viewer。</translation></message>
<message><source>after hours is 22:00–10:00 as imported; another window needs orders by hour</source><translation>闭店后按导入口径为 22:00–10:00；换时段需要按小时的订单</translation></message>
<message><source>all</source><translation>全部</translation></message>
<message><source>all %1</source><translation>全部 %1 人</translation></message>
<message><source>and %1 more</source><translation>另有 %1 个</translation></message>
<message><source>and %1 more days in which regions are left out</source><translation>另有 %1 天不含部分省区</translation></message>
<message><source>and %1 more tasks</source><translation>另有 %1 项任务</translation></message>
<message><source>as imported; the last month up to the period's end</source><translation>按导入数据；末月截至期末</translation></message>
<message><source>as of %1</source><translation>截至 %1</translation></message>
<message><source>asks for a reason</source><translation>须填事由</translation></message>
<message><source>at a time of its own</source><translation>单独时间</translation></message>
<message><source>at least</source><translation>不小于</translation></message>
<message><source>at most</source><translation>不大于</translation></message>
<message><source>at the server</source><translation>服务器</translation></message>
<message><source>average of %1</source><translation>%1 行平均</translation></message>
<message><source>before: %1</source><translation>上期 %1</translation></message>
<message><source>began %1</source><translation>开营于 %1</translation></message>
<message><source>built in</source><translation>内置</translation></message>
<message><source>by day, 30 days</source><translation>按日，近 30 天</translation></message>
<message><source>by gap, lowest first</source><translation>按进度差从低到高</translation></message>
<message><source>campaign: %1</source><translation>活动：%1</translation></message>
<message><source>can be undone</source><translation>可撤销</translation></message>
<message><source>cancelled </source><translation>取消</translation></message>
<message><source>cannot be counted</source><translation>无法计算</translation></message>
<message><source>cap </source><translation>频次</translation></message>
<message><source>changed</source><translation>已修改</translation></message>
<message><source>closed </source><translation>群关闭</translation></message>
<message><source>closed groups</source><translation>群已解散</translation></message>
<message><source>closing day reached, or next to no first orders any more</source><translation>到解散日，或首单已基本出完</translation></message>
<message><source>complete</source><translation>完整</translation></message>
<message><source>content missing</source><translation>素材已不存在</translation></message>
<message><source>content not usable</source><translation>素材不可用</translation></message>
<message><source>content not valid that day</source><translation>素材当天无效</translation></message>
<message><source>counts</source><translation>计入回复率</translation></message>
<message><source>csv (default) or json.</source><translation>csv（默认）或 json。</translation></message>
<message><source>d</source><translation>天</translation></message>
<message><source>dark: here</source><translation>深色为所在档</translation></message>
<message><source>day %1</source><translation>%1日</translation></message>
<message><source>day by day, the first places</source><translation>逐日，前几名</translation></message>
<message><source>day off</source><translation>休</translation></message>
<message><source>day, guide, store, city, region, zone or task.</source><translation>day、guide、store、city、region、zone 或 task。</translation></message>
<message><source>days later, at</source><translation>天后，</translation></message>
<message><source>deleted</source><translation>已删除</translation></message>
<message><source>denominator below %1, not ranked</source><translation>分母少于 %1，不排名次</translation></message>
<message><source>did not help</source><translation>无效</translation></message>
<message><source>done on %1</source><translation>%1完成</translation></message>
<message><source>down %1</source><translation>降 %1</translation></message>
<message><source>each day with all before it</source><translation>每天含此前各天</translation></message>
<message><source>empty: all</source><translation>空为全部</translation></message>
<message><source>end of the day</source><translation>当日结束</translation></message>
<message><source>ended</source><translation>已结束</translation></message>
<message><source>ends before it starts</source><translation>结束早于开始</translation></message>
<message><source>entries · groups reached / groups that they are for · contents</source><translation>排期数 · 已触达群/对象群 · 素材数</translation></message>
<message><source>equal values share a rank</source><translation>并列同名次</translation></message>
<message><source>for %1</source><translation>代 %1</translation></message>
<message><source>forbidden words</source><translation>含禁用词</translation></message>
<message><source>freezes %1</source><translation>%1 冻结</translation></message>
<message><source>from</source><translation>自</translation></message>
<message><source>from %1</source><translation>%1起</translation></message>
<message><source>from %1 on, until it is ended</source><translation>%1起，直到结束</translation></message>
<message><source>from %1 until %2</source><translation>%1至%2</translation></message>
<message><source>from the report to %1</source><translation>自截至%1的报告</translation></message>
<message><source>frozen %1</source><translation>%1 已冻结</translation></message>
<message><source>gap</source><translation>进度差</translation></message>
<message><source>goal %1</source><translation>目标 %1</translation></message>
<message><source>grade %1</source><translation>%1 类</translation></message>
<message><source>groups of customers</source><translation>客户群</translation></message>
<message><source>groups of each assignment</source><translation>任务分配对应的群</translation></message>
<message><source>groups without an owner</source><translation>群无群主</translation></message>
<message><source>guide (default), store, city, region, zone, group or koc.</source><translation>guide（默认）、store、city、region、zone、group 或 koc。</translation></message>
<message><source>guide: %1</source><translation>导购：%1</translation></message>
<message><source>guides by name</source><translation>导购姓名</translation></message>
<message><source>has a date</source><translation>已定日期</translation></message>
<message><source>has a last day</source><translation>有截止日</translation></message>
<message><source>has an end</source><translation>有结束时间</translation></message>
<message><source>has left</source><translation>已离职</translation></message>
<message><source>helped</source><translation>有效</translation></message>
<message><source>here</source><translation>所在</translation></message>
<message><source>joined %1</source><translation>%1入职</translation></message>
<message><source>kept</source><translation>保持不变</translation></message>
<message><source>last %1</source><translation>近 %1 条</translation></message>
<message><source>last in %1</source><translation>最近一次 %1</translation></message>
<message><source>late</source><translation>迟交</translation></message>
<message><source>leave </source><translation>休假</translation></message>
<message><source>left </source><translation>离职</translation></message>
<message><source>left out, no sends left</source><translation>无可发次数被略过</translation></message>
<message><source>light, dark, contrast or system.</source><translation>light、dark、contrast 或 system。</translation></message>
<message><source>limit %1</source><translation>上限 %1</translation></message>
<message><source>limit reached</source><translation>已达上限</translation></message>
<message><source>longest %1 days</source><translation>最长 %1 天</translation></message>
<message><source>me</source><translation>我</translation></message>
<message><source>median %1</source><translation>中位数 %1</translation></message>
<message><source>members / limit · sent / planned</source><translation>人数/上限 · 已发/应发</translation></message>
<message><source>members are those of the last day; output per group and member in yuan</source><translation>合计行的人数取最后一天</translation></message>
<message><source>members of the KOC programme by name</source><translation>KOC 个人信息</translation></message>
<message><source>modified</source><translation>已修改</translation></message>
<message><source>more than the channel takes</source><translation>超出渠道上限</translation></message>
<message><source>most in %1</source><translation>集中在 %1</translation></message>
<message><source>new</source><translation>新上榜</translation></message>
<message><source>newer one</source><translation>有更新</translation></message>
<message><source>no data</source><translation>无数据</translation></message>
<message><source>no data by product</source><translation>无分商品数据</translation></message>
<message><source>no data yet</source><translation>尚未取过数据</translation></message>
<message><source>no friend </source><translation>非好友</translation></message>
<message><source>no goal</source><translation>未设目标</translation></message>
<message><source>no least sample is set</source><translation>未设最小样本</translation></message>
<message><source>no metric</source><translation>没有考核指标</translation></message>
<message><source>no numbers have arrived</source><translation>尚无数据到达</translation></message>
<message><source>no risk notice</source><translation>缺少风险提示</translation></message>
<message><source>no sends left</source><translation>次数已用完</translation></message>
<message><source>no start time</source><translation>没有开始时间</translation></message>
<message><source>no tasks</source><translation>无任务</translation></message>
<message><source>no time yet</source><translation>未定时间</translation></message>
<message><source>no value</source><translation>无数据</translation></message>
<message><source>nobody is reached</source><translation>没有对象</translation></message>
<message><source>none (default), or fed: no row counts as 0 where the feed was complete.</source><translation>none（默认）或 fed：数据已到齐之处，无数据按 0 计。</translation></message>
<message><source>none yet</source><translation>未选</translation></message>
<message><source>not all in</source><translation>未到齐</translation></message>
<message><source>not begun</source><translation>未开始</translation></message>
<message><source>not done</source><translation>未做</translation></message>
<message><source>not due yet</source><translation>未到期</translation></message>
<message><source>not here (any more)</source><translation>（已不存在）</translation></message>
<message><source>not in the rate; replies still come</source><translation>仍在计数，不计入回复率</translation></message>
<message><source>not in yet: %1</source><translation>未到：%1</translation></message>
<message><source>not in: %1</source><translation>未到齐：%1</translation></message>
<message><source>not reached</source><translation>未达到</translation></message>
<message><source>not reached yet</source><translation>暂未达到</translation></message>
<message><source>not sent yet</source><translation>待同步</translation></message>
<message><source>nothing recorded in this period, which is not 0</source><translation>本期没有任何记录，不等于 0</translation></message>
<message><source>nothing to split by</source><translation>无分解依据</translation></message>
<message><source>of %1 due</source><translation>有任务 %1 人</translation></message>
<message><source>of the group pushes planned, by kind of group</source><translation>占应发群的比例，按群类型</translation></message>
<message><source>on leave</source><translation>休假中</translation></message>
<message><source>on time</source><translation>按时</translation></message>
<message><source>only a part</source><translation>只是部分</translation></message>
<message><source>or these channels</source><translation>或这些渠道</translation></message>
<message><source>or these layers</source><translation>或这些层级</translation></message>
<message><source>overdue by %1 d</source><translation>逾期%1天</translation></message>
<message><source>page %1 of %2</source><translation>第 %1 页，共 %2 页</translation></message>
<message><source>partial</source><translation>未到齐</translation></message>
<message><source>place %1</source><translation>第 %1 名</translation></message>
<message><source>prev (default), prev_week, prev_month, month_to_date or last_year.</source><translation>prev（默认）、prev_week、prev_month、month_to_date 或 last_year。</translation></message>
<message><source>price below the season's lowest</source><translation>低于最低折扣</translation></message>
<message><source>public holiday</source><translation>法定假日</translation></message>
<message><source>pushes %1</source><translation>本月推送 %1</translation></message>
<message><source>quiet hours</source><translation>免打扰时段</translation></message>
<message><source>reached</source><translation>达到</translation></message>
<message><source>ready before</source><translation>提前备好</translation></message>
<message><source>same</source><translation>持平</translation></message>
<message><source>same content again</source><translation>素材重复</translation></message>
<message><source>same day</source><translation>当天</translation></message>
<message><source>same value</source><translation>成绩相同</translation></message>
<message><source>same value and day: shared place</source><translation>同日达到，名次并列</translation></message>
<message><source>same value, reached on %1</source><translation>成绩相同，%1达到</translation></message>
<message><source>saved here, not sent yet</source><translation>已存本机，待同步</translation></message>
<message><source>see “Unreached”</source><translation>见“未触达”</translation></message>
<message><source>share of headquarters used up</source><translation>超出总部预留</translation></message>
<message><source>share of the region used up</source><translation>省区次数已用完</translation></message>
<message><source>showing %1–%2</source><translation>显示 %1–%2</translation></message>
<message><source>since %1</source><translation>自%1起</translation></message>
<message><source>since the opening day</source><translation>开营以来</translation></message>
<message><source>small: 200 guides, 120 days. brand: 10,000 guides, 400 days.</source><translation>small：200 名导购，120 天。brand：10,000 名导购，400 天。</translation></message>
<message><source>somebody else</source><translation>其他人</translation></message>
<message><source>something else in the same hour</source><translation>同一小时另有推送</translation></message>
<message><source>start time passed</source><translation>开始时间已过</translation></message>
<message><source>still open</source><translation>未完成</translation></message>
<message><source>sums of units</source><translation>汇总数据</translation></message>
<message><source>task: %1</source><translation>任务：%1</translation></message>
<message><source>template %1</source><translation>模板 %1</translation></message>
<message><source>the day before</source><translation>前一天</translation></message>
<message><source>the first %1 of %2 are shown</source><translation>显示前 %1 行，共 %2 行</translation></message>
<message><source>the first goes out %1</source><translation>最早 %1 下发</translation></message>
<message><source>the line is time progress</source><translation>竖线为时间进度</translation></message>
<message><source>the plan</source><translation>排期</translation></message>
<message><source>the same dates a year before (%1)</source><translation>去年相同日期（%1）</translation></message>
<message><source>the undo of an import</source><translation>撤销导入</translation></message>
<message><source>there</source><translation>存在</translation></message>
<message><source>there again</source><translation>已恢复</translation></message>
<message><source>there is time yet</source><translation>时限内</translation></message>
<message><source>this period has none</source><translation>当前期间无数据</translation></message>
<message><source>time</source><translation>时间进度</translation></message>
<message><source>time %1</source><translation>时间 %1</translation></message>
<message><source>time progress %1</source><translation>时间进度 %1</translation></message>
<message><source>today</source><translation>今天</translation></message>
<message><source>together %1</source><translation>合计 %1</translation></message>
<message><source>top %1</source><translation>前 %1 名</translation></message>
<message><source>top %1 of %2</source><translation>前 %1 名，共 %2 名</translation></message>
<message><source>unchanged</source><translation>持平</translation></message>
<message><source>undo: %1</source><translation>撤销：%1</translation></message>
<message><source>undone by %1, %2</source><translation>%1 于 %2 撤销</translation></message>
<message><source>unknown</source><translation>未知</translation></message>
<message><source>unsent changes</source><translation>未发送的修改</translation></message>
<message><source>until</source><translation>到</translation></message>
<message><source>up %1</source><translation>升 %1</translation></message>
<message><source>vs last month</source><translation>上月同期</translation></message>
<message><source>vs last year</source><translation>同比</translation></message>
<message><source>vs previous</source><translation>环比</translation></message>
<message><source>what each content did in each region</source><translation>各素材在各省区的效果</translation></message>
<message><source>what went well, what did not, what comes next</source><translation>做得好的、不好的、下一步</translation></message>
<message><source>whoever plans</source><translation>有排期权限者</translation></message>
<message><source>within hours</source><translation>小时数</translation></message>
<message><source>without a grade</source><translation>未定等级</translation></message>
<message><source>words to avoid</source><translation>含慎用词</translation></message>
<message><source>working weekend</source><translation>班</translation></message>
<message><source>{%1} is no name that is filled in.</source><translation>{%1} 不是可替换的名称。</translation></message>
<message><source>{scope} who it is for, {guides} how many, {count} how many tasks, {tasks} which, with deadlines, {due} the first deadline, {names} names with what they have done, {now} as of when</source><translation>{范围} 对象，{人数} 导购人数，{项数} 任务项数，{任务} 任务及截止时间，{截止} 最早截止时间，{名单} 姓名与完成情况，{截至} 数据时间</translation></message>
<message><source>{scope}: {guides} guides still have {count} tasks to do (as of {now}).
{tasks}

{names}

Please finish them and mark them as done. Thank you!</source><translation>【催办】{范围}：还有 {人数} 位导购共 {项数} 项任务未完成（截至 {截至}）。
{任务}

{名单}

请尽快完成并标记，谢谢！</translation></message>
<message><source>“%1” excepts nothing: no word of the list is in it.</source><translation>“%1”没有例外对象：其中不含本词库的词。</translation></message>
<message><source>“%1” is no day: write 2026-09-08.</source><translation>“%1”不是日期，请写成 2026-09-08。</translation></message>
<message><source>“%1” is no number.</source><translation>“%1”不是数字。</translation></message>
<message><source>“%1” is too short to be found.</source><translation>“%1”太短，无法匹配。</translation></message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>qunce</name>
        <message>
            <source>"%1" does not take --%2. `qunced help` lists what there is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 belongs to no region on %2. Correct the day.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 cannot be read or written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 does not exist. Check the path.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 has more than two decimals. Write whole fen, as in 1299.50.</source>
            <translation>%1 的小数超过两位。金额最多精确到分，例如 1299.50。</translation>
        </message>
        <message>
            <source>%1 is a code that a spreadsheet turned into a number and cut. Format the column as text, fill in the codes again and save.</source>
            <translation>%1 是被表格软件变成数字并截断的编码。请把该列设为文本格式，重新填入编码后再保存。</translation>
        </message>
        <message>
            <source>%1 is more than %2, the largest value that is accepted.</source>
            <translation>%1 超过了允许的最大值 %2。</translation>
        </message>
        <message>
            <source>%1 is negative. Write 0 or more.</source>
            <translation>%1 是负数，请填 0 或更大的数。</translation>
        </message>
        <message>
            <source>%1 is not a day. Write it as 2026-09-08.</source>
            <translation>%1 不是有效日期，请写成 2026-09-08。</translation>
        </message>
        <message>
            <source>%1 is not a full hour. Write it as 2026-09-08 18:00.</source>
            <translation>%1 不是整点，请写成 2026-09-08 18:00。</translation>
        </message>
        <message>
            <source>%1 is not a period. Write a month as 2026-09, or two days as 2026-09-01/2026-09-15.</source>
            <translation>%1 不是有效期间。请写月份如 2026-09，或起止日期如 2026-09-01/2026-09-15。</translation>
        </message>
        <message>
            <source>%1 is not a point in time. Write it as 2026-09-08 18:00.</source>
            <translation>%1 不是有效时间，请写成 2026-09-08 18:00。</translation>
        </message>
        <message>
            <source>%1 is not a whole number. Write digits only, as in 128.</source>
            <translation>%1 不是整数，请只填数字，例如 128。</translation>
        </message>
        <message>
            <source>%1 is not an amount in yuan. Write it as in 1299.50.</source>
            <translation>%1 不是以元为单位的金额，请写成 1299.50 这样的形式。</translation>
        </message>
        <message>
            <source>%1 is not one of: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 is outside %2 … %3. Correct the day.</source>
            <translation>%1 不在 %2 至 %3 之间，请更正日期。</translation>
        </message>
        <message>
            <source>--%1 does not take "%2". See `help export`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--%1 is missing. See `help export`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--%1 needs a value: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--%1 takes no value.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>--to %1 lies before --from %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A cell of the row is longer than 1 MB. Shorten it.</source>
            <translation>该行有单元格超过 1 MB，请缩短。</translation>
        </message>
        <message>
            <source>A column cannot be packed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A negative sale is not accepted. Book it back on the day it was paid, or fill in the refund.</source>
            <translation>请冲回支付日或填退款额</translation>
        </message>
        <message>
            <source>A quote in the row is not closed, or text follows it. Double each quote inside a quoted cell.</source>
            <translation>该行的引号没有闭合，或闭合后还有文字。引号单元格内的每个引号要写两个。</translation>
        </message>
        <message>
            <source>A record needs an id and a bucket.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A stored column cannot be read. Run `qunced check`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A stored record cannot be read. Run `qunced check`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A stored task result cannot be read. Run `qunced check`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A temporary file cannot be written; nothing was imported. Check the data directory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exit codes: 0 done, 1 failed with a message, 2 wrong usage, 3 refused (permission, version, lock).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Making the days of the demo brand</source>
            <translation>正在生成演示品牌的每日数据</translation>
        </message>
        <message>
            <source>Making the task results of the demo brand</source>
            <translation>正在生成演示品牌的任务结果</translation>
        </message>
        <message>
            <source>Stored numbers are damaged. Restore a backup or import them again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cell is empty. Fill it in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The code %1 is not known. Correct it, or import what it stands for first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cryptographic library cannot start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database cannot be read or written: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database is damaged. Run `qunced check`, and restore a backup if it finds problems.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database is in use by another process. Try again when that has finished.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database is of an older program. Start the server or run an import once to bring it up to date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database was opened for reading only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database was written by a newer program (version %1, this one knows %2) and was left as it is. Install the newer program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The demo brand was not finished.</source>
            <translation>演示品牌没有做完。</translation>
        </message>
        <message>
            <source>The disk is full and nothing was changed. Free some space and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full while writing %1. Make room and try again; nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full; nothing was imported. Free some space and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The field %1 has a value that does not fit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file %1 exists already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is a database of another program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is empty. Its first line must hold the names of the columns.</source>
            <translation>文件是空的。第一行必须是列名。</translation>
        </message>
        <message>
            <source>The header has both %1 and a column per metric. Use one form or the other.</source>
            <translation>表头里既有 %1，又有按指标分列的列。请只用其中一种形式。</translation>
        </message>
        <message>
            <source>The header has no column %1, which a file of %2 needs. Add it, or import the file as what it is.</source>
            <translation>表头缺少 %1，%2 文件必须有。请补上，或按正确的类型导入。</translation>
        </message>
        <message>
            <source>The header has no numbers: add the columns %1, or a column per metric such as %2.</source>
            <translation>表头里没有数值列：请加上 %1，或按指标分列，例如 %2。</translation>
        </message>
        <message>
            <source>The header has the column %1 more than once. Keep one of them.</source>
            <translation>表头里的 %1 重复了，请只保留一个。</translation>
        </message>
        <message>
            <source>The header row cannot be read as text. Save the file as CSV in UTF-8 and try again.</source>
            <translation>表头不是可读的文本。请另存为 UTF-8 编码的 CSV 后再试。</translation>
        </message>
        <message>
            <source>The header row has more than 1,000 columns. Check that the file is a CSV file.</source>
            <translation>表头超过 1,000 列。请确认这是 CSV 文件。</translation>
        </message>
        <message>
            <source>The measure “%1” does not exist on the level “%2”. Choose another level.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The measure “%1” has no value for a single day. Choose another measure.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The program asked for an impossible look-up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The row has %1 cells where the header has %2. Look for a missing or unquoted delimiter.</source>
            <translation>该行有 %1 个单元格，而表头有 %2 个。请检查是否漏了分隔符，或分隔符没有加引号。</translation>
        </message>
        <message>
            <source>The row holds bytes that are not text in the file's encoding. Type the row again.</source>
            <translation>该行含有文件编码下无法识别的字节，请重新录入该行。</translation>
        </message>
        <message>
            <source>The row is longer than 4 MB, or a quote in it is never closed. Shorten it or close the quote.</source>
            <translation>该行超过 4 MB，或其中的引号没有闭合。请缩短或补上引号。</translation>
        </message>
        <message>
            <source>The transaction is over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The view %1 does not take --%2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a database %1 already. Choose an empty directory for the demo brand.</source>
            <translation>数据库 %1 已存在。请为演示品牌选一个空目录。</translation>
        </message>
        <message>
            <source>There is already a %1 with the code %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no command "%1". `qunced help` lists what there is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no database %1. Run `qunced init` first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no export view "%1". Known are leaderboard, completion, calendar, roster guides, roster groups and roster koc.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no field %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no flag --%1. `qunced help` lists what there is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no measure “%1”. docs/DATA.md lists the measures.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no metric %1 in this kind of file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no organisation unit with the code %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no permission to use %1. Check its owner and rights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This system cannot read %1 text. Save the file as UTF-8 and try again.</source>
            <translation>本系统无法读取 %1 编码的文本。请另存为 UTF-8 后再试。</translation>
        </message>
        <message>
            <source>Usage: qunced COMMAND --data DIR [flags]. Commands:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Writing the people and plans of the demo brand</source>
            <translation>正在写入演示品牌的人员和排期</translation>
        </message>
    </context>
</TS>

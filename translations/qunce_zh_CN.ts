<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>qunce</name>
        <message>
            <source>A stored record cannot be read. Run `qunced check`.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The field %1 has a value that does not fit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no field %1.</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>

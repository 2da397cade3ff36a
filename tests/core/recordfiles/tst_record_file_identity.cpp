// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/RecordFile.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;
using core::KeySource;
using core::PayloadKind;
using core::RecordFile;
using core::RecordForm;

class TestRecordFileIdentity : public QObject
{
    Q_OBJECT

private slots:
    void everyDraftReadsBackAsItWas();
    void everyEditReadsBackAsItWas();
    void anyBytesAreKept();
};

namespace {

// Drafts of all kinds, made of pieces that look like the format or cannot stand in it.
class DraftMaker
{
public:
    explicit DraftMaker(quint32 seed)
        : m_random(seed)
    {
    }

    int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }
    bool isHeads() { return below(2) == 0; }

    QByteArray body()
    {
        static const QList<QByteArray> pieces{
            "",          "\n",           "\r\n",     "\r",     "\n\n\n",
            "###",       "### title",    "\n###",    "#",      "# a",
            "@x = 1",    "< path",       "<\tp",     "<xml/>", "Payload: 7",
            "{\"a\":1}", "{{ uuid() }}", " ",        "\t",     "\\",
            "\\n",       "\\x0",         "\\#",      "é🙂", "\xEF\xBB\xBF",
            "\x01",      "\x7f",         "\xff\xfe", "\xc3",   "\xe2\x80\xa8"};
        QByteArray body;
        for (int i = below(6); i > 0; --i)
            body += pieces.at(below(static_cast<int>(pieces.size())));
        if (below(8) == 0)
            body += QByteArray(1, '\0') + static_cast<char>(below(256));
        if (below(40) == 0)
            body += QByteArray(200, static_cast<char>(below(256)));
        return body;
    }

    QString text()
    {
        static const QStringList pieces{u""_s,
                                        u"a"_s,
                                        u" "_s,
                                        u"\t"_s,
                                        u"\n"_s,
                                        u"#"_s,
                                        u"\""_s,
                                        u"*"_s,
                                        u": "_s,
                                        u"="_s,
                                        u"$.a"_s,
                                        u"{{ x }}"_s,
                                        u"\\"_s,
                                        u"🙂"_s,
                                        u"\uFEFF"_s,
                                        u"é"_s,
                                        u"\u2028"_s,
                                        u"\r"_s,
                                        u"secret "_s,
                                        u"@"_s,
                                        u"\u0085"_s,
                                        QString(QChar(0xD800)),
                                        QString(QChar(0xDC00)),
                                        QString(QChar(0))};
        QString text;
        for (int i = below(4); i > 0; --i)
            text += pieces.at(below(static_cast<int>(pieces.size())));
        return text;
    }

    RecordForm form()
    {
        return {.keySource = static_cast<KeySource>(below(5)),
                .keyField = isHeads() ? text() : QString(),
                .payloadKind = static_cast<PayloadKind>(below(5)),
                .stripsComments = isHeads(),
                .addsNewline = isHeads(),
                .gzips = isHeads()};
    }

    DraftRecord record()
    {
        DraftRecord record{.body = body()};
        if (isHeads())
            record.partitionKey = text();
        if (below(4) == 0)
            record.explicitHashKey = text();
        if (isHeads())
            record.title = text();
        if (below(3) == 0)
            record.own = form();
        return record;
    }

    Draft draft()
    {
        Draft draft = core::newDraft();
        draft.records.clear();
        for (int i = 1 + below(4); i > 0; --i)
            draft.records += record();
        vary(draft);
        for (int i = below(4); i > 0; --i)
            draft.variables += core::DraftVariable{text(), text()};
        surround(draft);
        return draft;
    }

    // Changes a few things of it.
    void edit(Draft &draft)
    {
        switch (below(7)) {
        case 0:
            vary(draft);
            return surround(draft);
        case 1:
            draft.records.insert(below(static_cast<int>(draft.records.size()) + 1), record());
            return;
        case 2:
            if (draft.records.size() > 1)
                draft.records.removeAt(below(static_cast<int>(draft.records.size())));
            return;
        case 3:
            draft.records.swapItemsAt(0, draft.records.size() - 1);
            return;
        case 4:
            draft.variables.insert(below(static_cast<int>(draft.variables.size()) + 1),
                                   {text(), text()});
            return;
        case 5:
            if (!draft.variables.isEmpty())
                draft.variables.removeAt(below(static_cast<int>(draft.variables.size())));
            return;
        default:
            DraftRecord &one = draft.records[below(static_cast<int>(draft.records.size()))];
            const DraftRecord other = record();
            isHeads() ? void(one.body = other.body) : void(one.own = other.own);
            isHeads() ? void(one.partitionKey = other.partitionKey) : void(one.title = other.title);
        }
    }

private:
    void vary(Draft &draft)
    {
        if (isHeads())
            core::setForm(draft, form());
        draft.mode = isHeads() ? Draft::Mode::Table : Draft::Mode::Single;
        draft.isTemplate = isHeads();
        draft.title = isHeads() ? text() : QString();
    }

    // What the window knows of a draft, and no file says.
    void surround(Draft &draft)
    {
        draft.times = 1 + below(3);
        draft.file = isHeads() ? std::optional(core::DraftFile{text(), text(), "1"}) : std::nullopt;
        draft.environment =
            isHeads() ? std::optional(core::DraftEnvironment{text(), text()}) : std::nullopt;
        draft.origin = isHeads() ? text() : QString();
    }

    QRandomGenerator m_random;
};

bool isTheSame(Draft a, const Draft &b)
{
    a.id = b.id;
    a.current = b.current;
    a.times = b.times;
    a.file = b.file;
    a.environment = b.environment;
    a.origin = b.origin;
    return a == b;
}

QByteArray shown(quint32 seed, const QByteArray &bytes)
{
    return "seed " + QByteArray::number(seed) + ":\n" + bytes;
}

} // namespace

void TestRecordFileIdentity::everyDraftReadsBackAsItWas()
{
    for (quint32 seed = 0; seed < 4000; ++seed) {
        const Draft draft = DraftMaker(seed).draft();

        const auto file = RecordFile::fromDraft(draft);
        QVERIFY2(file, shown(seed, file ? QByteArray() : file.error().detail.toUtf8()).constData());
        const auto again = RecordFile::fromBytes(file->toBytes());

        QVERIFY(again);
        QVERIFY2(again->problems().isEmpty() || again->damage().isEmpty(),
                 shown(seed, file->toBytes()).constData());
        QVERIFY2(isTheSame(again->draft(), draft), shown(seed, file->toBytes()).constData());
    }
}

void TestRecordFileIdentity::everyEditReadsBackAsItWas()
{
    for (quint32 seed = 0; seed < 1500; ++seed) {
        DraftMaker maker(seed);
        Draft draft = maker.draft();
        auto file = RecordFile::fromDraft(draft);
        QVERIFY(file);
        for (int i = 0; i < 5; ++i) {
            maker.edit(draft);

            const auto done = file->setDraft(draft);

            QVERIFY2(done, shown(seed, file->toBytes()).constData());
            const auto again = RecordFile::fromBytes(file->toBytes());
            QVERIFY2(again && isTheSame(again->draft(), draft),
                     shown(seed, file->toBytes()).constData());
        }
    }
}

void TestRecordFileIdentity::anyBytesAreKept()
{
    for (quint32 seed = 0; seed < 2000; ++seed) {
        DraftMaker maker(seed);
        QByteArray bytes;
        for (int i = maker.below(12); i > 0; --i)
            bytes += maker.body() + (maker.isHeads() ? "\n" : "\r\n") + maker.text().toUtf8();

        auto file = RecordFile::fromBytes(bytes);

        QVERIFY(file);
        QCOMPARE(file->toBytes(), bytes);
        QVERIFY(!file->draft().records.isEmpty());
        if (file->damage().isEmpty() && !file->draft().records.first().body.isEmpty()) {
            QVERIFY(file->setDraft(file->draft()));
            QCOMPARE(file->toBytes(), bytes);
        }
    }
}

QTEST_APPLESS_MAIN(TestRecordFileIdentity)
#include "tst_record_file_identity.moc"

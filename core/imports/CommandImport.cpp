// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/CommandImport.h"

#include "core/imports/ImportedRecords.h"
#include "core/imports/ShellWords.h"
#include "core/recordfiles/HeaderText.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QString shownName(QByteArrayView option)
{
    return QString::fromLatin1(option.first(std::min<qsizetype>(option.size(), 40)));
}

// The options of one command: --name value…, --name=value.
class Options
{
public:
    explicit Options(QList<ShellWord> words)
        : m_words(std::move(words))
    {
    }

    bool isAtEnd() const { return m_at >= m_words.size(); }
    const ShellWord &word() const { return m_words.at(m_at); }
    void skip() { ++m_at; }

    // The name of the option here, and moves to its value.
    QByteArray takeName()
    {
        const QByteArray text = m_words.at(m_at).text;
        const qsizetype equals = text.startsWith("--") ? text.indexOf('=') : -1;
        if (equals < 0) {
            ++m_at;
            return text;
        }
        m_words[m_at].text = text.sliced(equals + 1);
        return text.first(equals);
    }
    ShellWord takeValue() { return isAtEnd() ? ShellWord() : m_words.at(m_at++); }
    QList<ShellWord> takeValues()
    {
        QList<ShellWord> values;
        while (!isAtEnd() && !word().text.startsWith("--"))
            values += m_words.at(m_at++);
        return values;
    }

private:
    QList<ShellWord> m_words;
    qsizetype m_at = 0;
};

// Data=…,PartitionKey=… as the AWS CLI takes it; quotation marks around a value hold commas.
std::optional<ImportedRecord> shorthandRecord(const QByteArray &text)
{
    ImportedRecord record;
    bool hasData = false;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype equals = text.indexOf('=', at);
        if (equals < 0)
            return std::nullopt;
        const QByteArray name = text.sliced(at, equals - at).trimmed().toLower();
        qsizetype from = equals + 1;
        const char mark = from < text.size() ? text.at(from) : '\0';
        const bool isQuoted = mark == '"' || mark == '\'';
        from += isQuoted ? 1 : 0;
        qsizetype end = text.indexOf(isQuoted ? mark : ',', from);
        end = end < 0 ? text.size() : end;
        const QByteArray value = text.sliced(from, end - from);
        at = text.indexOf(',', end);
        at = at < 0 ? text.size() : at + 1;
        if (name == "data")
            record.data = value;
        else if (name == "partitionkey")
            record.partitionKey = plainText(value);
        else if (name == "explicithashkey")
            record.explicitHashKey = plainText(value);
        else
            return std::nullopt;
        hasData = hasData || name == "data";
    }
    return hasData ? std::optional(record) : std::nullopt;
}

bool isWithoutMeaning(const QByteArray &option)
{
    static const QByteArrayList known{"--no-cli-pager", "--output", "--query",
                                      "--no-paginate",  "--color",  "--debug",
                                      "--no-verify-ssl"};
    return known.contains(option);
}

bool takesNoValue(const QByteArray &option)
{
    return option.startsWith("--no-") || option == "--debug";
}

class AwsCommand
{
public:
    AwsCommand(ImportResult &result, qsizetype line)
        : m_result(result)
        , m_line(line)
    {
    }

    void take(Options options)
    {
        while (!options.isAtEnd()) {
            const qsizetype line = options.word().line;
            const QByteArray name = options.takeName();
            takeOption(name, options, line);
        }
        if (m_hasSingle)
            m_records += m_single;
        decodeData(m_records, m_form, m_line, m_result);
        if (!m_records.isEmpty())
            m_result.drafts += draftOf(m_records);
        else
            m_result.leave(m_line, u"This command brings no record that could be taken."_s);
    }

private:
    void takeOption(const QByteArray &name, Options &options, qsizetype line)
    {
        if (name == "--data")
            return takeData(options.takeValue());
        if (name == "--records") {
            for (const ShellWord &value : options.takeValues())
                takeRecords(value);
            return;
        }
        if (takesNoValue(name) || !name.startsWith("--"))
            return leaveOption(name, line);
        const ShellWord value = options.takeValue();
        if (name == "--partition-key")
            m_single.partitionKey = plainText(value.text);
        else if (name == "--explicit-hash-key")
            m_single.explicitHashKey = plainText(value.text);
        else if (name == "--stream-name" || name == "--stream-arn")
            m_result.stream = plainText(value.text);
        else if (name == "--cli-binary-format")
            m_form = value.text == "raw-in-base64-out" ? DataForm::Raw : DataForm::Base64;
        else if (name == "--cli-input-json")
            return takeRecords(value);
        else
            return leaveOption(name, line);
        noteExpansion(value, name);
    }

    void leaveOption(const QByteArray &name, qsizetype line)
    {
        if (isWithoutMeaning(name))
            return;
        if (name == "--profile" || name == "--region" || name == "--endpoint-url")
            m_result.leave(
                line,
                u"%1 is not taken: choose a connection in the window."_s.arg(shownName(name)));
        else
            m_result.leave(line,
                           u"The option %1 is not known here."_s.arg(
                               name.startsWith("--") ? shownName(name) : u"of this line"_s));
    }

    bool isElsewhere(const ShellWord &value)
    {
        if (!value.text.startsWith("file://") && !value.text.startsWith("fileb://"))
            return false;
        m_result.leave(value.line, u"This value lies in another file. Import that file."_s);
        return true;
    }

    void noteExpansion(const ShellWord &value, const QByteArray &name)
    {
        if (value.hasExpansion)
            m_result.leave(value.line,
                           u"The shell would put a variable or the output of a command into %1; it "
                           u"is taken as it stands."_s.arg(shownName(name)));
    }

    void takeData(const ShellWord &value)
    {
        if (isElsewhere(value))
            return;
        noteExpansion(value, "--data");
        m_single.data = value.text;
        m_hasSingle = true;
    }

    void takeRecords(const ShellWord &value)
    {
        if (isElsewhere(value))
            return;
        noteExpansion(value, "--records");
        QList<ImportedRecord> found;
        // As they are here; they are decoded with all others, by the option that says how.
        if (takeRequest(value.text, DataForm::Raw, value.line, m_result, found)
            || takeRequest(QByteArray(value.text).replace("\\\"", "\""), DataForm::Raw, value.line,
                           m_result, found))
            m_records += found;
        else if (const auto record = shorthandRecord(value.text))
            m_records += *record;
        else
            m_result.leave(value.line,
                           u"This is neither JSON nor Data=…,PartitionKey=…: no record."_s);
    }

    ImportResult &m_result;
    qsizetype m_line;
    DataForm m_form = DataForm::Guessed;
    ImportedRecord m_single;
    bool m_hasSingle = false;
    QList<ImportedRecord> m_records;
};

class CurlCommand
{
public:
    CurlCommand(ImportResult &result, qsizetype line)
        : m_result(result)
        , m_line(line)
    {
    }

    void take(Options options)
    {
        while (!options.isAtEnd()) {
            const qsizetype line = options.word().line;
            takeOption(options.takeName(), options, line);
        }
        QList<ImportedRecord> records;
        if (!m_target.startsWith("Kinesis_") || !m_target.contains(".PutRecord"))
            m_result.leave(m_line,
                           u"This curl command does not put records: it has no header "
                           u"X-Amz-Target with PutRecord or PutRecords."_s);
        else if (!takeRequest(m_body, DataForm::Base64, m_line, m_result, records))
            m_result.leave(m_line, u"The body of this curl command is no request with records."_s);
        else if (!records.isEmpty())
            m_result.drafts += draftOf(records);
    }

private:
    void takeOption(const QByteArray &name, Options &options, qsizetype line)
    {
        if (name == "-H" || name == "--header")
            return takeHeader(options.takeValue().text, line);
        if (name == "-d" || name.startsWith("--data") || name == "--json")
            return takeBody(options.takeValue());
        if (name == "-u" || name == "--user" || name.startsWith("-u")) {
            if (name.size() == 2 || name == "--user")
                options.skip();
            m_result.leave(line,
                           u"The credentials of this command are dropped: choose a "
                           u"connection in the window."_s);
        }
    }

    void takeHeader(const QByteArray &header, qsizetype line)
    {
        const qsizetype colon = header.indexOf(':');
        const QByteArray name = header.first(std::max<qsizetype>(colon, 0)).trimmed().toLower();
        if (name == "x-amz-target")
            m_target = header.sliced(colon + 1).trimmed();
        if (name == "authorization" || name == "x-amz-security-token" || name == "cookie")
            m_result.leave(
                line, u"The header %1 is dropped: it may hold a secret."_s.arg(shownName(name)));
    }

    void takeBody(const ShellWord &value)
    {
        if (value.text.startsWith('@'))
            m_result.leave(value.line, u"The body lies in another file. Import that file."_s);
        else
            m_body = value.text;
    }

    ImportResult &m_result;
    qsizetype m_line;
    QByteArray m_target;
    QByteArray m_body;
};

QByteArray programOf(const ShellWord &word)
{
    QByteArray name = word.text;
    name = name.sliced(std::max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).toLower();
    return name.endsWith(".exe") ? name.chopped(4) : name;
}

bool isAssignment(const ShellWord &word)
{
    return word.text.indexOf('=') > 0 && !word.text.startsWith('-');
}

// The words behind `aws … kinesis put-record(s)`, options that stand before moved behind.
std::optional<QList<ShellWord>> putOptions(const ShellCommand &command, qsizetype start)
{
    QList<ShellWord> before;
    bool isKinesis = false;
    for (qsizetype i = start; i < command.size(); ++i) {
        const QByteArray &text = command.at(i).text;
        if (isKinesis && (text == "put-record" || text == "put-records"))
            return command.mid(i + 1) + before;
        if (text == "kinesis")
            isKinesis = true;
        else
            before += command.at(i);
    }
    return std::nullopt;
}

} // namespace

void importCommands(QByteArrayView text, ImportResult &result)
{
    result.kind = ImportKind::CommandLines;
    for (const ShellCommand &command : shellCommands(text, shellOf(text))) {
        qsizetype first = 0;
        while (first + 1 < command.size() && isAssignment(command.at(first)))
            ++first;
        if (first > 0)
            result.leave(command.at(0).line,
                         u"Variables in front of a command are dropped: choose a connection in the "
                         u"window."_s);
        const QByteArray program = programOf(command.at(first));
        const qsizetype line = command.at(first).line;
        const auto options = putOptions(command, first + 1);
        if ((program == "aws" || program == "awslocal") && options)
            AwsCommand(result, line).take(Options(*options));
        else if (program == "curl")
            CurlCommand(result, line).take(Options(command.mid(first + 1)));
        else
            result.leave(line,
                         u"This command puts no records: it is neither aws kinesis "
                         u"put-record(s) nor curl."_s);
    }
}

} // namespace core

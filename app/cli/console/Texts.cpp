// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/Texts.h"

#include "app/cli/console/TextWidth.h"
#include "core/files/DurableFile.h"
#include "core/kinesis/ServiceError.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using core::RecordState;

// Nobody was asked: it is about an option, a file or the input.
bool isLocal(const core::Error &error)
{
    return error.host.isEmpty() && error.httpStatus == 0 && !error.where.isEmpty();
}

bool isOfFiles(const QString &code)
{
    return code.isEmpty() || code == core::fileTooLargeCode || code == core::fileForbiddenCode
        || code == core::diskFullCode;
}

core::Explanation aboutFile(const core::Error &error)
{
    if (error.where == u"standard output")
        return {u"Not everything could be written to standard output."_s, error.detail,
                u"--results FILE keeps the rows of put, whoever reads."_s};
    if (error.kind == core::Error::Kind::NotFound)
        return {u"There is no file %1."_s.arg(error.where),
                {},
                u"Check the path; \"-\" is standard input."_s};
    core::Explanation explanation{u"%1 cannot be read or written."_s.arg(error.where), error.detail,
                                  u"Check the path and the disk that it is on."_s};
    if (error.code == core::fileTooLargeCode)
        explanation.whatNow = u"Use a smaller file, or split it."_s;
    else if (error.code == core::fileForbiddenCode)
        explanation.whatNow = u"Check its permissions and those of its folder."_s;
    else if (error.code == core::diskFullCode)
        explanation.whatNow = u"Make room on that disk, or use another one."_s;
    return explanation;
}

// What is wrong with an option, or with what stands in a file: there a second sentence is what to
// do.
core::Explanation aboutInput(const core::Error &error, const QString &help)
{
    if (error.where.startsWith(u'-'))
        return {error.detail.contains(error.where) ? error.detail
                                                   : QString(error.where + u": " + error.detail),
                {},
                help};
    const qsizetype end = error.detail.indexOf(u". "_s);
    const QString what = end < 0 ? error.detail : error.detail.left(end + 1);
    const bool isNamed = what.contains(QString(u'"' + error.where + u'"'));
    return {isNamed ? what : QString(error.where + u": " + what),
            {},
            end < 0 ? help : error.detail.mid(end + 2)};
}

QChar iconOf(const core::Outcome &outcome, bool hasUnicode)
{
    switch (outcome.state) {
    case RecordState::Stored:
        return hasUnicode ? u'✓' : u'+';
    case RecordState::Refused:
        if (isThrottled(outcome))
            return hasUnicode ? u'▲' : u'^';
        return hasUnicode ? u'✕' : u'x';
    case RecordState::Uncertain:
        return hasUnicode ? u'◐' : u'?';
    case RecordState::NotSent:
        return hasUnicode ? u'○' : u'-';
    case RecordState::Waiting:
    case RecordState::Sending:
    case RecordState::Retrying:
        break;
    }
    return u' ';
}

} // namespace

core::Explanation explainHere(const core::Error &error, const QString &streamName,
                              const QString &commandName)
{
    using Kind = core::Error::Kind;
    if (isLocal(error) && error.kind == Kind::BadInput)
        return aboutInput(error, u"headgate-cli %1 --help shows what there is."_s.arg(commandName));
    const bool isFile = error.kind == Kind::Storage || error.kind == Kind::NotFound;
    if (isLocal(error) && isFile && isOfFiles(error.code))
        return aboutFile(error);
    core::Explanation explanation = core::explain(error, streamName);
    if (error.kind == Kind::Credentials && error.host.isEmpty())
        explanation.whatNow =
            u"\"headgate-cli %1 --help\" lists where keys may come from, under Connection."_s.arg(
                commandName);
    if (!error.requestId.isEmpty())
        explanation.why += u" (%1 request %2)"_s.arg(
            error.code.isEmpty() ? u""_s : QString(error.code + u','), error.requestId);
    return explanation;
}

bool isThrottled(const core::Outcome &outcome)
{
    return outcome.state == RecordState::Refused
        && core::classOf(outcome.errorCode) == core::CodeClass::Throttle;
}

QString stateText(const core::Outcome &outcome, const Terminal &terminal)
{
    return iconOf(outcome, terminal.hasUnicode) + QString(u' ') + core::toWords(outcome.state);
}

Look lookOf(const core::Outcome &outcome)
{
    switch (outcome.state) {
    case RecordState::Stored:
        return Look::Stored;
    case RecordState::Refused:
        return isThrottled(outcome) ? Look::Throttled : Look::Refused;
    case RecordState::Uncertain:
        return Look::Uncertain;
    case RecordState::NotSent:
        return Look::NotSent;
    case RecordState::Waiting:
    case RecordState::Sending:
    case RecordState::Retrying:
        break;
    }
    return Look::Plain;
}

bool isAcceptedByCheck(const core::Outcome &outcome)
{
    return outcome.errorCode == u"DryRunOperationException";
}

QString sumText(const core::Tally &tally, const Terminal &terminal)
{
    const auto part = [&](RecordState state, Look look) {
        const qint64 count = tally.of(state);
        const QString text = QString::number(count) + u' ' + core::toWords(state);
        return painted(text, count > 0 ? look : Look::Plain, terminal);
    };
    return u"planned %1 = "_s.arg(tally.total())
        + QStringList{part(RecordState::Stored, Look::Stored),
                      part(RecordState::Refused, Look::Refused),
                      part(RecordState::Uncertain, Look::Uncertain),
                      part(RecordState::NotSent, Look::NotSent)}
              .join(u" + "_s);
}

QString counted(qint64 count, const QString &singular, const QString &plural)
{
    return grouped(count) + u' ' + (count == 1 ? singular : plural);
}

QString findingText(const core::Finding &finding, const Terminal &terminal)
{
    core::Outcome outcome;
    outcome.state = finding.state;
    outcome.errorCode = finding.code;
    const auto block = [&terminal](const QString &label, const QString &content) -> QString {
        const int width = terminal.columns > 0 ? terminal.columns - 6 : 0;
        QStringList lines;
        for (const QString &line : content.split(u'\n'))
            lines += wrapped(printable(line), width);
        return painted(label, Look::Muted, terminal) + lines.join(QString(u'\n' + QString(6, u' ')))
            + u'\n';
    };
    QString text = u'\n'
        + painted(wrapped(printable(finding.title), terminal.columns).join(u'\n'),
                  isAcceptedByCheck(outcome) ? Look::Stored : lookOf(outcome), terminal)
        + u'\n';
    if (!finding.why.isEmpty())
        text += block(u" why: "_s, finding.why);
    if (!finding.whatNow.isEmpty())
        text += block(u" now: "_s, finding.whatNow);
    return text;
}

} // namespace app

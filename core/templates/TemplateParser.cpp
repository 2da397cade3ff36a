// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/TemplateParser.h"

#include "core/functions/FunctionTable.h"
#include "core/outcome/Quantity.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

bool startsConstant(char c)
{
    return c == '"' || c == '\'' || c == '-' || c == '+' || (c >= '0' && c <= '9');
}

bool takesBareFormat(const Function *function)
{
    return function && function->parameters[0].type == Parameter::Type::Format
        && function->parameterCount() > 0;
}

QString unknownFunction(QByteArrayView name)
{
    const QByteArray near = nearestFunction(name);
    const QString shown = QString::fromUtf8(name.first(std::min<qsizetype>(name.size(), 64)));
    if (near.isEmpty())
        return u"There is no function \"%1\"."_s.arg(shown);
    return u"There is no function \"%1\". Did you mean \"%2\"?"_s.arg(shown,
                                                                      QString::fromUtf8(near));
}

} // namespace

TemplateParser::TemplateParser(const QByteArray &source)
    : m_parsed(std::make_shared<Template::Parsed>())
    , m_reader(source, 0)
{
    m_parsed->source = source;
}

Template TemplateParser::run()
{
    const QByteArray &source = m_parsed->source;
    Template parsed;
    if (source.size() > Template::mostSource) {
        refuse(0, source.size(), u"The template is too large: 16 MiB are allowed."_s);
        m_next = 0;
    }
    int count = 0;
    qsizetype start = m_parsed->problems.isEmpty() ? source.indexOf("{{") : -1;
    while (start >= 0) {
        if (++count > Template::mostPieces) {
            refuse(start, 2,
                   u"There are too many {{ }}: %1 are allowed in one template."_s.arg(
                       countText(Template::mostPieces)));
            break;
        }
        addText(m_next, start);
        addPiece(start);
        start = source.indexOf("{{", m_next);
    }
    addText(m_next, source.size());
    parsed.m_parsed = m_parsed;
    return parsed;
}

void TemplateParser::addText(qsizetype from, qsizetype to)
{
    if (from == to)
        return;
    TemplatePiece piece;
    piece.offset = from;
    piece.length = to - from;
    m_parsed->pieces.push_back(std::move(piece));
}

void TemplateParser::addPiece(qsizetype start)
{
    m_reader.moveTo(start + 2);
    TemplatePiece piece;
    if (readExpression(piece)) {
        m_next = m_reader.position();
        piece.offset = start;
        piece.length = m_next - start;
        m_parsed->pieces.push_back(std::move(piece));
        return;
    }
    // What cannot be read stays as it is written, up to where it seems to end.
    const qsizetype end = m_parsed->source.indexOf("}}", start + 2);
    m_next = end < 0 ? m_parsed->source.size() : end + 2;
    addText(start, m_next);
}

bool TemplateParser::readExpression(TemplatePiece &piece)
{
    m_reader.skipBlanks();
    if (startsConstant(m_reader.current()))
        return readConstant(piece);
    const qsizetype nameAt = m_reader.position();
    const QByteArrayView name = m_reader.takeName();
    if (name.isEmpty())
        return refuse(nameAt - 2, 2,
                      u"The name of a variable or a function is expected after {{. For two braces "
                      u"as text, write {{ \"{{\" }}."_s);
    if (name == "true" || name == "false" || name == "null") {
        piece.kind = TemplatePiece::Kind::Constant;
        piece.text = name.toByteArray();
        return expectEnd();
    }
    m_reader.skipBlanks();
    if (m_reader.current() == '(')
        return readCall(piece, name, nameAt);
    piece.kind = TemplatePiece::Kind::Name;
    piece.text = name.toByteArray();
    piece.function = findFunction(name);
    if (piece.function
        && bindArguments(*piece.function, {nameAt, name.size()}, {}, piece.arguments))
        piece.function = nullptr; // it cannot go without arguments: only a variable is meant
    return expectEnd();
}

bool TemplateParser::readConstant(TemplatePiece &piece)
{
    const auto constant = m_reader.read();
    if (!constant)
        return refuse(m_reader.fault().offset, m_reader.fault().length, m_reader.fault().text);
    piece.kind = TemplatePiece::Kind::Constant;
    appendText(piece.text, *constant);
    return expectEnd();
}

bool TemplateParser::readCall(TemplatePiece &piece, QByteArrayView name, qsizetype nameAt)
{
    piece.kind = TemplatePiece::Kind::Call;
    piece.function = findFunction(name);
    if (!piece.function)
        return refuse(nameAt, name.size(),
                      m_parsed->problems.size() < Template::mostProblems ? unknownFunction(name)
                                                                         : QString());
    m_reader.take('(');
    std::vector<WrittenArgument> written;
    m_reader.skipBlanks();
    const char first = m_reader.current();
    const bool isBare =
        takesBareFormat(piece.function) && first != '"' && first != '\'' && first != ')';
    if (!(isBare ? readBareFormat(written) : readArguments(written)))
        return false;
    const CallPlace call{nameAt, m_reader.position() - nameAt};
    return bind(piece, call, written) && expectEnd();
}

// The Kinesis Data Generator takes date.now(YYYY-MM-DD) too.
bool TemplateParser::readBareFormat(std::vector<WrittenArgument> &written)
{
    const qsizetype from = m_reader.position();
    const qsizetype end = m_parsed->source.indexOf("}}", from);
    const qsizetype close = end < 0 ? -1 : m_parsed->source.lastIndexOf(')', end);
    if (close < from)
        return refuse(from, 1, u"Close the call with ) and }}."_s);
    const QByteArray format = m_parsed->source.sliced(from, close - from).trimmed();
    written.push_back({Argument::ofText(format), from, close - from});
    m_reader.moveTo(close + 1);
    return true;
}

bool TemplateParser::readArguments(std::vector<WrittenArgument> &written)
{
    if (m_reader.take(')'))
        return true;
    while (readArgument(written)) {
        m_reader.skipBlanks();
        if (m_reader.take(')'))
            return true;
        if (m_reader.current() == '(')
            return refuse(
                m_reader.position(), 1,
                u"A function cannot be called inside a call. Give its value a name, as in "
                u"@id = {{ uuid() }}, and write the name here."_s);
        if (!m_reader.take(','))
            return refuse(m_reader.position(), 1,
                          u"Expected a comma or ) here. Templates have no operators."_s);
    }
    return false;
}

bool TemplateParser::readArgument(std::vector<WrittenArgument> &written)
{
    m_reader.skipBlanks();
    const qsizetype from = m_reader.position();
    if (written.size() == Template::mostArguments)
        return refuse(
            from, 1,
            u"There are too many arguments: %1 are allowed. Put them into a [list]."_s.arg(
                Template::mostArguments));
    auto argument = m_reader.read();
    if (!argument)
        return refuse(m_reader.fault().offset, m_reader.fault().length, m_reader.fault().text);
    written.push_back({*std::move(argument), from, m_reader.position() - from});
    return true;
}

bool TemplateParser::bind(TemplatePiece &piece, CallPlace call,
                          const std::vector<WrittenArgument> &written)
{
    const auto fault = bindArguments(*piece.function, call, written, piece.arguments);
    return !fault || refuse(fault->offset, fault->length, fault->text);
}

bool TemplateParser::expectEnd()
{
    m_reader.skipBlanks();
    if (m_reader.take('}')) {
        if (m_reader.take('}'))
            return true;
        m_reader.moveTo(m_reader.position() - 1);
    }
    if (m_reader.atEnd())
        return refuse(m_reader.position(), 0, u"}} is missing."_s);
    return refuse(m_reader.position(), 1, u"Expected }} here. Templates have no operators."_s);
}

bool TemplateParser::refuse(qsizetype offset, qsizetype length, const QString &text)
{
    if (m_parsed->problems.size() < Template::mostProblems)
        m_parsed->problems.append({offset, length, text});
    return false;
}

} // namespace core

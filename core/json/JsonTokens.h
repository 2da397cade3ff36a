// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QVarLengthArray>

#include <optional>

namespace core {

// RFC 8259, or that with // and /* */ comments between the tokens.
enum class JsonDialect { Strict, WithComments };

// How deep arrays and objects may lie in each other.
constexpr qsizetype maxJsonDepth = 100'000;

// The ways in which a text is not JSON.
enum class JsonMistake {
    ByteOrderMark,
    CommentsNotAllowed,
    ControlCharacter,
    Empty,
    ExpectedColon,
    ExpectedCommaOrArrayEnd,
    ExpectedCommaOrObjectEnd,
    ExpectedName,
    ExpectedNameOrObjectEnd,
    ExpectedNothing,
    ExpectedValue,
    ExpectedValueOrArrayEnd,
    InvalidEscape,
    InvalidUnicodeEscape,
    InvalidUtf8,
    LeadingZero,
    MissingDigit,
    SingleQuotes,
    TooDeep,
    TrailingComma,
    UnknownWord,
    UnterminatedComment,
    UnterminatedString,
};

// A piece of a JSON text: `size` bytes from byte `start`.
struct JsonToken
{
    enum class Kind {
        ObjectStart,
        ObjectEnd,
        ArrayStart,
        ArrayEnd,
        Name, // of a member, with its quotation marks
        String, // with its quotation marks
        Number,
        True,
        False,
        Null,
        Colon,
        Comma,
        Comment, // // up to the end of the line, or /* … */
        End, // of a text that is JSON from beginning to end
        Fault, // the text is not JSON from here on
    };

    Kind kind = Kind::End;
    qsizetype start = 0;
    qsizetype size = 0;

    bool operator==(const JsonToken &) const = default;
};

// Walks over a JSON text token by token, checking lexis and grammar on the way. It copies and
// changes nothing and does not recurse. The text must outlive it.
class JsonTokens
{
public:
    explicit JsonTokens(QByteArrayView text, JsonDialect dialect = JsonDialect::Strict);

    // The next token; after End and Fault the same again.
    JsonToken next();

    // What is wrong, once next() has returned a Fault.
    JsonMistake mistake() const { return m_mistake; }

    // How many arrays and objects are open behind the last token.
    qsizetype depth() const { return m_isObject.size(); }

private:
    enum class Expect {
        Value,
        ValueAfterComma,
        FirstElement,
        FirstName,
        NameAfterComma,
        Colon,
        AfterElement,
        AfterMember,
        Nothing,
    };

    bool mayStartValue() const;
    void valueEnded();
    JsonToken end();
    JsonToken fault(JsonMistake mistake, qsizetype at);
    JsonToken unexpected();
    JsonToken take(JsonToken::Kind kind, qsizetype size);
    JsonToken takeOpening(JsonToken::Kind kind);
    JsonToken takeClosing(JsonToken::Kind kind);
    JsonToken takeSeparator(JsonToken::Kind kind);
    JsonToken takeString();
    JsonToken takeNumber();
    JsonToken takeWord();
    JsonToken takeComment();

    QByteArrayView m_text;
    JsonDialect m_dialect;
    qsizetype m_at = 0;
    Expect m_expect = Expect::Value;
    QVarLengthArray<bool, 64> m_isObject; // per level
    bool m_hasFault = false;
    JsonMistake m_mistake = JsonMistake::Empty;
};

// The UTF-8 text that a Name or String token stands for; nothing when a lone surrogate
// (\ud800 without its partner) makes it no text. `token` is what JsonTokens found, with its
// quotation marks.
std::optional<QByteArray> jsonStringText(QByteArrayView token);

} // namespace core

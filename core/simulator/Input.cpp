// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Input.h"

#include "core/simulator/Base64.h"

#include <QStringBuilder>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace core::simulator {

namespace {

namespace dom = simdjson::dom;
using ElementType = dom::element_type;

// Above this a parser is not kept: it needs many times the memory of the largest text it has seen.
constexpr qsizetype keptParserBytes = 2LL * 1024 * 1024;

tl::unexpected<Failure> wrongType(const QByteArray &message)
{
    return refuse(Failure{"SerializationException", message, "Message"});
}

QByteArrayView viewOf(dom::element element)
{
    const std::string_view text = element.get_string().value();
    return {text.data(), qsizetype(text.size())};
}

bool isNumber(ElementType type)
{
    return type == ElementType::INT64 || type == ElementType::UINT64 || type == ElementType::DOUBLE;
}

// How the service, written in Java, calls what it found instead of a plain value.
QByteArray javaNameOf(ElementType type)
{
    if (type == ElementType::BOOL)
        return "class java.lang.Boolean";
    if (type == ElementType::STRING)
        return "class java.lang.String";
    return "class com.amazon.coral.value.json.numbers.TruncatingBigNumber";
}

tl::unexpected<Failure> unexpectedFor(ElementType type, const char *purpose)
{
    if (type == ElementType::ARRAY)
        return wrongType("Start of list found where not expected");
    if (type == ElementType::OBJECT)
        return wrongType("Start of structure or map found where not expected.");
    return wrongType(javaNameOf(type) + purpose);
}

Checked<> readBoolean(dom::element element, Value &value)
{
    if (element.is_bool()) {
        value.number = element.get_bool().value() ? 1 : 0;
        return {};
    }
    if (!element.is_string())
        return unexpectedFor(element.type(), " can not be converted to an Boolean");
    const QByteArray text = viewOf(element).toByteArray().toUpper();
    if (text != "TRUE" && text != "FALSE")
        return wrongType('\'' + text + "' can not be converted to an Boolean");
    value.number = text == "TRUE" ? 1 : 0;
    return {};
}

Checked<> readInteger(dom::element element, Value &value)
{
    if (!isNumber(element.type()))
        return unexpectedFor(element.type(), " can not be converted to an Integer");
    constexpr double most = std::numeric_limits<int>::max();
    const double number = std::floor(element.get_double().value());
    value.integer = qint64(std::clamp(number, -most - 1, most));
    return {};
}

Checked<> readTimestamp(dom::element element, Value &value)
{
    if (!isNumber(element.type()))
        return unexpectedFor(element.type(), " can not be converted to milliseconds since epoch");
    value.number = element.get_double().value();
    return {};
}

Checked<> readString(dom::element element, Value &value)
{
    if (!element.is_string())
        return unexpectedFor(element.type(), " can not be converted to an String");
    value.bytes = viewOf(element).toByteArray();
    return {};
}

Checked<> readBlob(dom::element element, Value &value)
{
    if (!element.is_string())
        return unexpectedFor(element.type(), " can not be converted to a Blob");
    auto decoded = decodeBase64(viewOf(element));
    if (!decoded)
        return wrongType(decoded.error());
    value.bytes = std::move(*decoded);
    return {};
}

Checked<> readValue(dom::element element, const Shape &shape, Value &value);

Checked<> readList(dom::element element, const Shape &shape, Value &value)
{
    if (element.is_object())
        return wrongType("Start of structure or map found where not expected.");
    if (!element.is_array())
        return wrongType("Expected list or null");
    const dom::array list = element.get_array().value();
    value.items.resize(list.size());
    auto item = value.items.begin();
    for (const dom::element child : list) {
        if (auto read = readValue(child, shape.members.front(), *item++); !read)
            return read;
    }
    return {};
}

Checked<> readStructure(dom::element element, const Shape &shape, Value &value)
{
    if (element.is_array())
        return wrongType("Start of list found where not expected");
    if (!element.is_object())
        return wrongType("Expected null");
    // Mistakes are reported in the order of the model, not of the text; the last of two counts.
    std::array<dom::element, 8> found;
    std::array<bool, 8> isFound{};
    Q_ASSERT(shape.members.size() <= found.size());
    const dom::object object = element.get_object().value();
    for (const dom::key_value_pair field : object) {
        for (size_t i = 0; i < shape.members.size(); ++i) {
            if (field.key == shape.members[i].name) {
                found[i] = field.value;
                isFound[i] = true;
            }
        }
    }
    value.items.resize(shape.members.size());
    for (size_t i = 0; i < shape.members.size(); ++i) {
        value.items[i].shape = &shape.members[i];
        if (!isFound[i])
            continue;
        if (auto read = readValue(found[i], shape.members[i], value.items[i]); !read)
            return read;
    }
    return {};
}

Checked<> readPresent(dom::element element, const Shape &shape, Value &value)
{
    switch (shape.type) {
    case Type::Boolean:
        return readBoolean(element, value);
    case Type::Integer:
        return readInteger(element, value);
    case Type::String:
        return readString(element, value);
    case Type::Blob:
        return readBlob(element, value);
    case Type::Timestamp:
        return readTimestamp(element, value);
    case Type::List:
        return readList(element, shape, value);
    case Type::Structure:
        return readStructure(element, shape, value);
    }
    return {};
}

Checked<> readValue(dom::element element, const Shape &shape, Value &value)
{
    value.shape = &shape;
    if (element.is_null())
        return {};
    value.isNull = false;
    return readPresent(element, shape, value);
}

Input readWith(dom::parser &parser, QByteArrayView body, const Shape &shape)
{
    Input input;
    dom::element root;
    if (parser.parse(body.data(), size_t(body.size())).get(root) != simdjson::SUCCESS
        || !root.is_object())
        return input;
    input.isObject = true;
    if (const auto read = readValue(root, shape, input.value); !read)
        input.failure = read.error();
    return input;
}

} // namespace

const Value &Value::operator[](QByteArrayView name) const
{
    static const Value absent;
    for (size_t i = 0; i < items.size(); ++i) {
        if (name == QByteArrayView(shape->members[i].name))
            return items[i];
    }
    return absent;
}

Input readInput(QByteArrayView body, const Shape &shape)
{
    if (body.isEmpty())
        return {};
    if (body.size() > keptParserBytes) {
        dom::parser parser;
        return readWith(parser, body, shape);
    }
    thread_local dom::parser parser; // its buffers are most of the work
    return readWith(parser, body, shape);
}

qint64 utf16Length(QByteArrayView utf8)
{
    // Every character but the continuations is one unit, those outside the first plane are two.
    return std::accumulate(utf8.begin(), utf8.end(), qint64(0), [](qint64 sum, char c) {
        const auto byte = static_cast<unsigned char>(c);
        return sum + ((byte & 0xc0) == 0x80 ? 0 : byte >= 0xf0 ? 2 : 1);
    });
}

} // namespace core::simulator

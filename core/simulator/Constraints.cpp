// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Constraints.h"

#include <QByteArrayList>
#include <QStringBuilder>

#include <algorithm>

namespace core::simulator {

namespace {

using Kind = Constraint::Kind;

constexpr qsizetype mostErrors = 10;

QByteArray lowerFirst(const char *name)
{
    QByteArray text(name);
    if (!text.isEmpty() && text[0] >= 'A' && text[0] <= 'Z')
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

QByteArray listText(const Value &value)
{
    QList<QByteArray> items;
    items.reserve(qsizetype(value.items.size()));
    items.fill(QByteArray(value.shape->itemText), qsizetype(value.items.size()));
    return '[' + items.join(", ") + ']';
}

// The value as the service prints it.
QByteArray textOf(const Value &value)
{
    if (value.isNull)
        return "null";
    switch (value.shape->type) {
    case Type::Integer:
        return '\'' + QByteArray::number(value.integer) + '\'';
    case Type::List:
        return '\'' + listText(value) + '\'';
    default:
        return '\'' + value.bytes + '\'';
    }
}

qint64 lengthOf(const Value &value)
{
    if (value.shape->type == Type::List)
        return qint64(value.items.size());
    return utf16Length(value.bytes);
}

bool isOneOf(const std::vector<const char *> &values, const QByteArray &text)
{
    return std::any_of(values.begin(), values.end(),
                       [&text](const char *value) { return text == value; });
}

// Where a value stands; made into words only when something is wrong there.
struct Place
{
    const Place *parent = nullptr;
    const char *name = nullptr; // null: an item of the parent, a list
    size_t index = 0; // of an item

    QByteArray toText() const
    {
        const QByteArray before = parent ? parent->toText() + '.' : QByteArray();
        return before + (name ? lowerFirst(name) : QByteArray::number(index + 1) + ".member");
    }
};

// What a value fails to do, or nothing.
QByteArray violatedBound(const Constraint &constraint, const Value &value)
{
    const char *demand = nullptr;
    const qint64 bound = constraint.bound;
    if (constraint.kind == Kind::MinLength && lengthOf(value) < bound)
        demand = "Member must have length greater than or equal to ";
    if (constraint.kind == Kind::MaxLength && lengthOf(value) > bound)
        demand = "Member must have length less than or equal to ";
    if (constraint.kind == Kind::MinValue && value.integer < bound)
        demand = "Member must have value greater than or equal to ";
    if (constraint.kind == Kind::MaxValue && value.integer > bound)
        demand = "Member must have value less than or equal to ";
    return demand ? demand + QByteArray::number(bound) : QByteArray();
}

QByteArray violatedText(const Constraint &constraint, const QByteArray &text)
{
    if (constraint.kind == Kind::Matches && !constraint.pattern->matches(text))
        return QByteArray("Member must satisfy regular expression pattern: ")
            + constraint.pattern->text;
    if (constraint.kind == Kind::OneOf && !isOneOf(constraint.values, text)) {
        const QByteArrayList values(constraint.values.begin(), constraint.values.end());
        return "Member must satisfy enum value set: [" + values.join(", ") + ']';
    }
    return {};
}

class Check
{
public:
    explicit Check(const ConstraintContext &context)
        : m_context(context)
    {
    }

    void members(const Value &structure, const Place *place);
    const QList<QByteArray> &errors() const { return m_errors; }

private:
    void value(const Value &value, const Value &parent, const Place &place);
    void constraint(const Constraint &constraint, const Value &value, const Place &place);
    void recordSize(const Value &data, const Value &record, const Place &place);
    bool isFull() const { return m_errors.size() >= mostErrors; }

    const ConstraintContext &m_context;
    QList<QByteArray> m_errors;
};

void Check::members(const Value &structure, const Place *place)
{
    for (const Value &member : structure.items)
        value(member, structure, Place{place, member.shape->name});
}

void Check::value(const Value &value, const Value &parent, const Place &place)
{
    for (const Constraint &each : value.shape->constraints) {
        if (isFull())
            return;
        if (each.kind == Kind::RecordSize)
            recordSize(value, parent, place);
        else
            constraint(each, value, place);
    }
    if (value.shape->type == Type::Structure)
        members(value, &place);
    if (value.shape->type != Type::List)
        return;
    for (size_t i = 0; i < value.items.size() && !isFull(); ++i)
        this->value(value.items[i], value, Place{&place, nullptr, i});
}

void Check::constraint(const Constraint &constraint, const Value &value, const Place &place)
{
    QByteArray demand;
    if (!value.isNull) {
        demand = violatedBound(constraint, value);
        if (demand.isEmpty())
            demand = violatedText(constraint, value.bytes);
    } else if (constraint.kind == Kind::NotNull && !m_context.waivers.contains(constraint.waiver)) {
        demand = "Member must not be null";
    }
    if (!demand.isEmpty())
        m_errors.append("Value " + textOf(value) + " at '" + place.toText()
                        + "' failed to satisfy constraint: " + demand);
}

// The size of a record is its stream's to decide since there are streams for large ones; this is
// how the service has said it since then (amazon-kinesis-producer, issue 680).
void Check::recordSize(const Value &data, const Value &record, const Place &place)
{
    const qint64 size = data.bytes.size() + record["PartitionKey"].bytes.size();
    if (size <= m_context.maxRecordBytes)
        return;
    m_errors.append(
        "Value at '" + place.toText()
        + "' failed to satisfy constraint: Member must have length less than or equal to "
        + QByteArray::number(m_context.maxRecordBytes) + '.');
}

} // namespace

std::optional<Failure> violatedConstraints(const Value &input, const ConstraintContext &context)
{
    Check check(context);
    check.members(input, nullptr);
    const QList<QByteArray> &errors = check.errors();
    if (errors.isEmpty())
        return std::nullopt;
    const QByteArray count = QByteArray::number(errors.size());
    return Failure{"ValidationException",
                   count + (errors.size() > 1 ? " validation errors" : " validation error")
                       + " detected: " + errors.join("; ")};
}

} // namespace core::simulator

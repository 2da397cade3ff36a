// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/PostmanImport.h"

#include "core/recordfiles/HeaderText.h"

#include <simdjson.h>

#include <string>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

using Object = simdjson::dom::object;

QString memberText(const Object &object, std::string_view name)
{
    simdjson::dom::element value;
    if (object[name].get(value) != simdjson::SUCCESS || value.is_null())
        return {};
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        return plainText({text.data(), static_cast<qsizetype>(text.size())});
    return plainText(QByteArray::fromStdString(simdjson::minify(value)));
}

void takeValue(const Object &value, qsizetype number, Environment &environment,
               ImportResult &result)
{
    const QString name = memberText(value, "key");
    bool isEnabled = true;
    if (value["enabled"].get(isEnabled) == simdjson::SUCCESS && !isEnabled) {
        result.leave(1, u"Variable %1 is switched off."_s.arg(number));
        return;
    }
    if (name.isEmpty()) {
        result.leave(1, u"Variable %1 has no name."_s.arg(number));
        return;
    }
    if (memberText(value, "type") != u"secret") {
        environment.variables += DraftVariable{name, memberText(value, "value")};
        return;
    }
    environment.secrets += name;
    result.leave(1,
                 u"The value of secret variable %1 is dropped. Give it to the keychain where the "
                 u"environment is edited."_s.arg(number));
}

} // namespace

bool importPostman(QByteArrayView json, ImportResult &result)
{
    simdjson::dom::parser parser;
    Object document;
    simdjson::dom::array values;
    if (parser.parse(json.data(), static_cast<std::size_t>(json.size())).get(document)
            != simdjson::SUCCESS
        || document["values"].get(values) != simdjson::SUCCESS)
        return false;
    result.kind = ImportKind::PostmanEnvironment;
    Environment environment;
    qsizetype number = 0;
    for (const auto entry : values) {
        ++number;
        Object value;
        if (entry.get(value) == simdjson::SUCCESS)
            takeValue(value, number, environment, result);
        else
            result.leave(1, u"Variable %1 is no object."_s.arg(number));
    }
    result.environment = environment;
    return true;
}

} // namespace core

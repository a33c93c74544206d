#include "cli/messages.h"

int main() {
    return cli::kWrongInput;
}
